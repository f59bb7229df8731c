//! When technologies became public. Where sources differ the earlier month stands, so that the doubt counts for the person;
//! the catalogue's own dates (Rust 1.0, Flutter, Next.js) are taken over; names that are also common words (Go, Swift, Spark) are left out.

/// Name, words by which texts name it in lower case, and year and month of the first public release or announcement.
pub(super) const TECHNOLOGIES: &[(&str, &[&str], (u16, u8))] = &[
    ("Angular", &["angularjs", "angular.js"], (2009, 10)),
    ("Ansible", &["ansible"], (2012, 2)),
    ("Apache Airflow", &["apache airflow"], (2014, 10)),
    ("Apache Kafka", &["apache kafka", "kafka"], (2011, 1)),
    ("Apache Spark", &["apache spark", "pyspark"], (2010, 3)),
    ("ARKit", &["arkit"], (2017, 6)),
    ("AWS Lambda", &["aws lambda"], (2014, 11)),
    ("Blazor", &["blazor"], (2017, 7)),
    ("ChatGPT", &["chatgpt"], (2022, 11)),
    ("Deno", &["deno"], (2018, 5)),
    ("Django REST framework", &["django rest framework"], (2011, 1)),
    ("Docker", &["docker"], (2013, 3)),
    ("DynamoDB", &["dynamodb"], (2012, 1)),
    ("Elasticsearch", &["elasticsearch"], (2010, 2)),
    ("Electron", &["electron.js", "electronjs"], (2013, 4)),
    ("Elixir", &["elixir"], (2011, 1)),
    ("Ethereum", &["ethereum", "이더리움"], (2013, 11)),
    ("FastAPI", &["fastapi"], (2018, 12)),
    ("Firebase", &["firebase"], (2011, 9)),
    ("Flask", &["flask"], (2010, 4)),
    ("Flutter", &["flutter", "플러터"], (2017, 5)),
    ("GitHub Actions", &["github actions"], (2018, 10)),
    ("GitLab CI", &["gitlab ci"], (2012, 11)),
    ("Go", &["golang"], (2009, 11)),
    ("GraphQL", &["graphql"], (2015, 1)),
    ("gRPC", &["grpc"], (2015, 2)),
    ("Ionic", &["ionic framework"], (2013, 11)),
    ("Istio", &["istio"], (2017, 5)),
    ("Jetpack Compose", &["jetpack compose"], (2019, 5)),
    ("Keras", &["keras"], (2015, 3)),
    ("Kotlin", &["kotlin", "코틀린"], (2011, 7)),
    ("Kubernetes", &["kubernetes", "쿠버네티스"], (2014, 6)),
    ("LangChain", &["langchain"], (2022, 10)),
    ("Laravel", &["laravel"], (2011, 6)),
    ("MongoDB", &["mongodb"], (2009, 2)),
    ("NestJS", &["nestjs", "nest.js"], (2017, 2)),
    (".NET Core", &["net core"], (2014, 11)),
    ("Next.js", &["next.js", "nextjs"], (2016, 10)),
    ("Node.js", &["node.js", "nodejs"], (2009, 5)),
    ("Nuxt", &["nuxt.js", "nuxtjs", "nuxt"], (2016, 10)),
    ("PyTorch", &["pytorch", "파이토치"], (2016, 9)),
    ("React", &["react.js", "reactjs", "react", "리액트"], (2013, 5)),
    ("React Native", &["react native"], (2015, 1)),
    ("Redis", &["redis"], (2009, 2)),
    ("Redux", &["redux"], (2015, 5)),
    ("Rust", &["rust"], (2015, 5)),
    ("Scikit-learn", &["scikit-learn"], (2010, 1)),
    ("Solidity", &["solidity"], (2014, 8)),
    ("Spring Boot", &["spring boot", "springboot", "스프링 부트", "스프링부트"], (2013, 8)),
    ("Svelte", &["svelte"], (2016, 11)),
    ("SwiftUI", &["swiftui"], (2019, 6)),
    ("Tailwind CSS", &["tailwind css", "tailwindcss"], (2017, 10)),
    ("TensorFlow", &["tensorflow", "텐서플로"], (2015, 11)),
    ("Terraform", &["terraform", "테라폼"], (2014, 7)),
    ("TypeScript", &["typescript", "타입스크립트"], (2012, 10)),
    ("Vite", &["vite"], (2020, 4)),
    ("Vue.js", &["vue.js", "vuejs", "vue"], (2013, 12)),
    ("WebAssembly", &["webassembly"], (2015, 6)),
    ("Webpack", &["webpack"], (2012, 3)),
    ("Xamarin", &["xamarin"], (2011, 5)),
];

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
        assert!(
            TECHNOLOGIES.iter().all(|(_, _, (year, month))| (2000..2030).contains(year) && (1..=12).contains(month))
        );
    }
}
