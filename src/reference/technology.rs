//! When a technology could first be used by the public: year and month.
//!
//! Ten years of something that is five years old is an inconsistency in a text, usually a slip of a template. Dates are those
//! of the first public release or preview, whichever came first, so that early adopters are never contradicted.

/// Names (lower case, the first one is shown) with the month of their first public release.
const RELEASED: &[(&str, u16, u8)] = &[
    ("c++|cpp", 1985, 10),
    ("python", 1991, 2),
    ("java", 1995, 5),
    ("javascript", 1995, 12),
    ("php", 1995, 6),
    ("ruby", 1995, 12),
    ("c#|csharp|.net framework", 2000, 6),
    ("scala", 2004, 1),
    ("groovy", 2003, 12),
    ("clojure", 2007, 10),
    ("go|golang", 2009, 11),
    ("rust", 2010, 7),
    ("dart", 2011, 10),
    ("kotlin", 2011, 7),
    ("elixir", 2011, 1),
    ("julia", 2012, 2),
    ("typescript", 2012, 10),
    ("swift", 2014, 6),
    ("solidity", 2014, 8),
    ("zig", 2016, 2),
    ("webassembly|wasm", 2015, 6),
    ("move language", 2019, 6),
    ("mojo language", 2023, 5),
    ("jquery", 2006, 8),
    ("node.js|nodejs|node js", 2009, 5),
    ("npm", 2010, 1),
    ("express.js|expressjs", 2010, 1),
    ("backbone.js|backbone", 2010, 10),
    ("angularjs", 2010, 10),
    ("angular 2|angular 2+", 2014, 9),
    ("ember.js|ember", 2011, 12),
    ("meteor.js|meteorjs", 2011, 12),
    ("bootstrap css|twitter bootstrap", 2011, 8),
    ("d3.js|d3js", 2011, 2),
    ("three.js|threejs", 2010, 4),
    ("react|react.js|reactjs|리액트", 2013, 5),
    ("react native", 2015, 3),
    ("redux", 2015, 6),
    ("vue|vue.js|vuejs|뷰js", 2014, 2),
    ("vue 3|vue3", 2020, 1),
    ("nuxt|nuxt.js|nuxtjs", 2016, 10),
    ("next.js|nextjs|넥스트js", 2016, 10),
    ("gatsby|gatsby.js", 2015, 5),
    ("svelte", 2016, 11),
    ("sveltekit", 2020, 10),
    ("solidjs|solid.js", 2018, 4),
    ("remix run|remix.run", 2020, 9),
    ("astro framework|astro.build", 2021, 6),
    ("nestjs|nest.js", 2017, 2),
    ("deno", 2018, 6),
    ("bun runtime|bun.js", 2021, 9),
    ("vite|vite.js|vitejs", 2020, 4),
    ("webpack", 2012, 3),
    ("babel.js|babeljs", 2014, 9),
    ("eslint", 2013, 6),
    ("jest", 2014, 5),
    ("cypress.io", 2015, 1),
    ("playwright", 2020, 1),
    ("puppeteer", 2017, 8),
    ("tailwind|tailwind css|tailwindcss", 2017, 10),
    ("electron|electron.js", 2013, 7),
    ("tauri", 2019, 8),
    ("ionic framework", 2013, 11),
    ("flutter|플러터", 2017, 5),
    ("xamarin", 2011, 5),
    (".net core|dotnet core", 2014, 11),
    (".net maui|maui", 2020, 5),
    ("blazor", 2018, 3),
    ("django|장고", 2005, 7),
    ("ruby on rails|rails", 2004, 7),
    ("flask", 2010, 4),
    ("fastapi", 2018, 12),
    ("laravel|라라벨", 2011, 6),
    ("symfony", 2005, 10),
    ("spring boot|springboot|스프링 부트|스프링부트", 2013, 8),
    ("spring framework", 2003, 6),
    ("spring cloud", 2014, 6),
    ("quarkus", 2019, 3),
    ("micronaut", 2018, 5),
    ("phoenix framework", 2014, 4),
    ("gin-gonic|gin gonic", 2014, 7),
    ("actix", 2017, 10),
    ("swiftui", 2019, 6),
    ("jetpack compose", 2019, 5),
    ("android studio", 2013, 5),
    ("graphql", 2015, 7),
    ("apollo graphql", 2016, 3),
    ("grpc", 2015, 2),
    ("prisma orm", 2019, 6),
    ("hardhat", 2020, 10),
    ("truffle suite", 2015, 6),
    ("docker|도커", 2013, 3),
    ("docker compose", 2013, 12),
    ("kubernetes|k8s|쿠버네티스", 2014, 6),
    ("helm chart|helm charts", 2015, 10),
    ("terraform|테라폼", 2014, 7),
    ("ansible", 2012, 2),
    ("argo cd|argocd", 2018, 3),
    ("istio", 2017, 5),
    ("prometheus monitoring", 2012, 11),
    ("grafana", 2014, 1),
    ("opentelemetry", 2019, 5),
    ("github actions|깃허브 액션", 2018, 10),
    ("github copilot|copilot", 2021, 6),
    ("gitlab ci|gitlab ci/cd", 2012, 11),
    ("circleci", 2011, 9),
    ("jenkins|젠킨스", 2011, 2),
    ("pulumi", 2018, 6),
    ("aws|amazon web services", 2006, 3),
    ("aws lambda|lambda functions", 2014, 11),
    ("aws ecs|amazon ecs", 2014, 11),
    ("aws fargate|fargate", 2017, 11),
    ("amazon eks|aws eks", 2017, 11),
    ("aws cdk", 2018, 8),
    ("amazon dynamodb|dynamodb", 2012, 1),
    ("amazon redshift|redshift", 2012, 11),
    ("amazon aurora", 2014, 11),
    ("amazon sagemaker|sagemaker", 2017, 11),
    ("amazon bedrock|aws bedrock", 2023, 4),
    ("azure|microsoft azure", 2008, 10),
    ("azure functions", 2016, 3),
    ("azure devops", 2018, 9),
    ("google app engine", 2008, 4),
    ("bigquery", 2010, 5),
    ("google cloud run|cloud run", 2019, 4),
    ("gke|google kubernetes engine", 2014, 11),
    ("firebase|파이어베이스", 2012, 4),
    ("firestore|cloud firestore", 2017, 10),
    ("supabase", 2020, 6),
    ("heroku", 2007, 11),
    ("netlify", 2014, 4),
    ("vercel", 2020, 4),
    ("cloudflare workers", 2017, 9),
    ("snowflake", 2014, 10),
    ("databricks", 2013, 6),
    ("mongodb|몽고db", 2009, 2),
    ("redis|레디스", 2009, 4),
    ("cassandra", 2008, 7),
    ("elasticsearch", 2010, 2),
    ("neo4j", 2007, 2),
    ("cockroachdb", 2014, 2),
    ("clickhouse", 2016, 6),
    ("duckdb", 2019, 6),
    ("apache kafka|kafka|카프카", 2011, 1),
    ("rabbitmq", 2007, 2),
    ("hadoop|apache hadoop", 2006, 4),
    ("apache spark|spark", 2010, 3),
    ("apache airflow|airflow", 2015, 6),
    ("apache flink|flink", 2014, 8),
    ("dbt|data build tool", 2016, 3),
    ("tensorflow|텐서플로", 2015, 11),
    ("pytorch|파이토치", 2016, 9),
    ("keras", 2015, 3),
    ("scikit-learn|sklearn", 2010, 2),
    ("pandas", 2009, 12),
    ("hugging face transformers", 2018, 11),
    ("langchain|랭체인", 2022, 10),
    ("llamaindex|llama index", 2022, 11),
    ("openai api", 2020, 6),
    ("gpt-3", 2020, 5),
    ("gpt-4", 2023, 3),
    ("chatgpt|챗gpt|챗지피티", 2022, 11),
    ("llama 2", 2023, 7),
    ("stable diffusion", 2022, 8),
    ("midjourney", 2022, 2),
    ("claude api", 2023, 3),
    ("bitcoin|비트코인", 2009, 1),
    ("ethereum|이더리움", 2014, 1),
    ("polygon blockchain", 2020, 5),
    ("solana", 2020, 3),
    ("uniswap", 2018, 11),
    ("metaverse roblox studio", 2006, 9),
    ("unity 3d|unity3d", 2005, 6),
    ("unreal engine 4|unreal engine4", 2012, 2),
    ("unreal engine 5|unreal engine5", 2021, 5),
    ("godot", 2014, 1),
    ("figma", 2015, 12),
    ("notion", 2016, 3),
    ("slack", 2013, 8),
    ("visual studio code|vs code|vscode", 2015, 4),
    ("git", 2005, 4),
    ("github", 2008, 2),
    ("gitlab", 2011, 9),
];

/// The year and month in which a technology could first be used by the public. The name is matched as a whole, case and
/// surrounding blanks aside; what has two meanings is not listed.
pub fn released(name: &str) -> Option<(u16, u8)> {
    let name = name.trim().to_lowercase();
    RELEASED
        .iter()
        .find(|(names, ..)| names.split('|').any(|known| known == name))
        .map(|(_, year, month)| (*year, *month))
}

/// How many technologies are known.
pub fn technologies() -> usize {
    RELEASED.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_by_any_of_their_names_and_never_by_a_part() {
        for (name, date) in [
            ("React.js", Some((2013, 5))),
            (" Kubernetes ", Some((2014, 6))),
            ("K8S", Some((2014, 6))),
            ("스프링 부트", Some((2013, 8))),
            ("TypeScript", Some((2012, 10))),
            ("Flutter", Some((2017, 5))),
            ("Gopher", None),
            ("reactor", None),
            ("", None),
        ] {
            assert_eq!(released(name), date, "{name}");
        }
    }

    #[test]
    fn dates_are_months_and_names_are_single() {
        let mut names: Vec<&str> = RELEASED.iter().flat_map(|(names, ..)| names.split('|')).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(technologies() >= 120);
        for (name, year, month) in RELEASED {
            assert!((1985..=2025).contains(year) && (1..=12).contains(month), "{name}");
            assert_eq!(*name, name.to_lowercase());
        }
    }
}
