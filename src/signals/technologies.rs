//! Technologies whose names stand for nothing else in a CV, by the words that name them there.

use crate::reference::released;

/// Name, words, and a date of our own.
type Technology = (&'static str, &'static [&'static str], Option<(u16, u8)>);

/// Name, words by which texts name it in lower case, and the year and month of the first public release where the reference
/// data have none, or where the catalogue states another (Rust 1.0). Names that are common words (Go, Swift, Spark) are left
/// out.
pub(super) const TECHNOLOGIES: &[Technology] = &[
    ("Angular", &["angularjs", "angular.js"], None),
    ("Ansible", &["ansible"], None),
    ("Apache Airflow", &["apache airflow"], None),
    ("Apache Kafka", &["apache kafka", "kafka"], None),
    ("Apache Spark", &["apache spark", "pyspark"], None),
    ("ARKit", &["arkit"], Some((2017, 6))),
    ("AWS Lambda", &["aws lambda"], None),
    ("Blazor", &["blazor"], None),
    ("ChatGPT", &["chatgpt"], None),
    ("Deno", &["deno"], None),
    ("Django REST framework", &["django rest framework"], Some((2011, 1))),
    ("Docker", &["docker"], None),
    ("DynamoDB", &["dynamodb"], None),
    ("Elasticsearch", &["elasticsearch"], None),
    ("Electron", &["electron.js", "electronjs"], None),
    ("Elixir", &["elixir"], None),
    ("Ethereum", &["ethereum", "이더리움"], None),
    ("FastAPI", &["fastapi"], None),
    ("Firebase", &["firebase"], None),
    ("Flask", &["flask"], None),
    ("Flutter", &["flutter", "플러터"], None),
    ("GitHub Actions", &["github actions"], None),
    ("GitLab CI", &["gitlab ci"], None),
    ("Go", &["golang"], None),
    ("GraphQL", &["graphql"], None),
    ("gRPC", &["grpc"], None),
    ("Ionic", &["ionic framework"], None),
    ("Istio", &["istio"], None),
    ("Jetpack Compose", &["jetpack compose"], None),
    ("Keras", &["keras"], None),
    ("Kotlin", &["kotlin", "코틀린"], None),
    ("Kubernetes", &["kubernetes", "쿠버네티스"], None),
    ("LangChain", &["langchain"], None),
    ("Laravel", &["laravel"], None),
    ("MongoDB", &["mongodb"], None),
    ("NestJS", &["nestjs", "nest.js"], None),
    (".NET Core", &["net core"], Some((2014, 11))),
    ("Next.js", &["next.js", "nextjs"], None),
    ("Node.js", &["node.js", "nodejs"], None),
    ("Nuxt", &["nuxt.js", "nuxtjs", "nuxt"], None),
    ("PyTorch", &["pytorch", "파이토치"], None),
    ("React", &["react.js", "reactjs", "react", "리액트"], None),
    ("React Native", &["react native"], None),
    ("Redis", &["redis"], None),
    ("Redux", &["redux"], None),
    ("Rust", &["rust"], Some((2015, 5))),
    ("Scikit-learn", &["scikit-learn"], None),
    ("Solidity", &["solidity"], None),
    ("Spring Boot", &["spring boot", "springboot", "스프링 부트", "스프링부트"], None),
    ("Svelte", &["svelte"], None),
    ("SwiftUI", &["swiftui"], None),
    ("Tailwind CSS", &["tailwind css", "tailwindcss"], None),
    ("TensorFlow", &["tensorflow", "텐서플로"], None),
    ("Terraform", &["terraform", "테라폼"], None),
    ("TypeScript", &["typescript", "타입스크립트"], None),
    ("Vite", &["vite"], None),
    ("Vue.js", &["vue.js", "vuejs", "vue"], None),
    ("WebAssembly", &["webassembly"], None),
    ("Webpack", &["webpack"], None),
    ("Xamarin", &["xamarin"], None),
];

/// Year and month of the first public release.
pub(super) fn release(words: &[&str], stated: Option<(u16, u8)>) -> Option<(u16, u8)> {
    stated.or_else(|| words.iter().find_map(|word| released(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound() {
        assert!(TECHNOLOGIES.len() >= 40);
        let mut words: Vec<&str> = TECHNOLOGIES.iter().flat_map(|(_, words, _)| words.iter().copied()).collect();
        assert!(words.iter().all(|word| *word == word.to_lowercase()));
        words.sort_unstable();
        assert!(words.windows(2).all(|pair| pair[0] != pair[1]));
        for (name, words, stated) in TECHNOLOGIES {
            let (year, month) = release(words, *stated).unwrap_or_default();
            assert!((2000..2030).contains(&year) && (1..=12).contains(&month), "{name}");
        }
    }
}
