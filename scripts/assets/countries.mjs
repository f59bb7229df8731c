//! Rebuilds `assets/countries.tsv`: for every country its codes, a point with its error and reach, and its names in three languages.
//!
//! Usage: `node scripts/assets/countries.mjs`. It needs npm and the network; the same pins give the same bytes.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// Exact versions, because every one of them can move a border or a name.
const PINS = { "world-atlas": "2.0.2", "topojson-client": "3.1.0", "i18n-iso-countries": "7.14.0" };
// The day of the youngest source, not of the run, so that a rebuild changes nothing.
const AS_OF = "2025-07-17";
const OUTPUT = fileURLToPath(new URL("../../assets/countries.tsv", import.meta.url));

// IUGG mean radius, the usual one for distances on a sphere.
const EARTH_KM = 6371.0088;
// Borders are straight in longitude and latitude (the 49th parallel), great circles are not; steps of half a degree
// keep the difference under 100 m.
const STEP_DEGREES = 0.5;
// Wider than the slack of the seeds below, narrower than the 170 km from Guadeloupe to Martinique.
const SEED_KM = 150;
// From a seed to the last piece of its code: from Bonaire to Saba (820 km), but not from Spitsbergen to Magerøya (900 km).
const OWN_KM = 850;
// Smaller pieces do not count for the reach (Hawaii, Okinawa, the Canaries, Newfoundland), since with every far islet the
// bounds between countries would be weak. The price is in assets/README.md.
const REACH_SHARE = 0.03;

// Natural Earth draws these as parts of another feature. The seed (longitude, latitude) only picks the polygon.
const PARTS = {
    BQ: ["Netherlands", -68.27, 12.18],
    BV: ["Norway", 3.36, -54.42],
    CC: ["Indian Ocean Ter.", 96.87, -12.17],
    CX: ["Indian Ocean Ter.", 105.63, -10.48],
    GF: ["France", -53.1, 3.9],
    GP: ["France", -61.55, 16.2],
    MQ: ["France", -61.0, 14.65],
    RE: ["France", 55.53, -21.12],
    SJ: ["Norway", 16.4, 78.8],
    TK: ["New Zealand", -171.85, -9.2],
    YT: ["France", 45.15, -12.83],
};

// Features without a number, because ISO 3166 has none for them; XK is the code that exports use.
const BY_NAME = { XK: "Kosovo" };

// Nine atolls and islets in two oceans: one of them as centroid, with its own size as error, would be a false statement.
const NO_PLACE = new Set(["UM"]);

// Names to show, put before the package's; the package's own stay as aliases.
// English: the short form that people use, where the package begins with the official one or one without its accents.
// Korean: the spelling of CLDR 48, or a plainer name where that one is long, where the package has an older one or a slip
// (포르투칼, 폴랜드). Japanese: the short form.
const FIRST = {
    en: {
        BN: "Brunei", CG: "Republic of the Congo", CI: "Côte d'Ivoire", CN: "China", CZ: "Czechia", FK: "Falkland Islands",
        FM: "Micronesia", GM: "Gambia", IR: "Iran", LA: "Laos", MD: "Moldova", MF: "Saint Martin", MK: "North Macedonia",
        PN: "Pitcairn Islands", PS: "Palestine", RE: "Réunion", RU: "Russia", ST: "São Tomé and Príncipe",
        SX: "Sint Maarten", SY: "Syria", TW: "Taiwan", TZ: "Tanzania", US: "United States", VA: "Vatican City",
        VG: "British Virgin Islands", VI: "U.S. Virgin Islands",
    },
    ko: {
        AE: "아랍에미리트", AG: "앤티가 바부다", AI: "앵귈라", AQ: "남극", AS: "아메리칸사모아", BL: "생바르텔레미",
        BQ: "보네르·신트외스타티위스·사바", CF: "중앙아프리카 공화국", CG: "콩고 공화국", CV: "카보베르데", CW: "퀴라소",
        CY: "키프로스", CZ: "체코", ET: "에티오피아", FK: "포클랜드 제도", FO: "페로 제도", GE: "조지아", GI: "지브롤터", GL: "그린란드",
        GP: "과들루프", GS: "사우스조지아 사우스샌드위치 제도", GW: "기니비사우", HM: "허드 맥도널드 제도",
        IO: "영국령 인도양 지역", KG: "키르기스스탄", KI: "키리바시", KY: "케이맨 제도", LC: "세인트루시아", MF: "생마르탱",
        MH: "마셜 제도", MK: "북마케도니아", MP: "북마리아나 제도", PG: "파푸아뉴기니", PL: "폴란드",
        PM: "생피에르 미클롱", PN: "핏케언 제도", PT: "포르투갈", RE: "레위니옹", RU: "러시아", SB: "솔로몬 제도",
        SH: "세인트헬레나", SJ: "스발바르제도-얀마웬섬", SL: "시에라리온", SM: "산마리노", ST: "상투메 프린시페",
        SX: "신트마르턴", SZ: "에스와티니", TC: "터크스 케이커스 제도", TF: "프랑스령 남방 지역", TJ: "타지키스탄",
        TK: "토켈라우", TM: "투르크메니스탄", TN: "튀니지", TR: "튀르키예", TV: "투발루", TW: "대만",
        UM: "미국령 해외 제도", VA: "바티칸 시국", VC: "세인트빈센트 그레나딘", WF: "왈리스-푸투나 제도", ZA: "남아프리카 공화국",
        ZW: "짐바브웨",
    },
    ja: {
        BN: "ブルネイ", BO: "ボリビア", BQ: "ボネール", CN: "中国", FK: "フォークランド諸島", FM: "ミクロネシア", IR: "イラン",
        KP: "北朝鮮", KR: "韓国", LA: "ラオス", MD: "モルドバ", MF: "サン・マルタン", RU: "ロシア", SH: "セントヘレナ",
        SX: "シント・マールテン", SY: "シリア", SZ: "エスワティニ", US: "アメリカ", VA: "バチカン", VE: "ベネズエラ",
    },
};

// Names of the package that its own other rows use too. Bare "Congo" is the ISO 3166 short name of CG.
const DROP = { en: { CD: ["Congo"] } };

// Aliases, one list for each reason. The reader of the table drops case, accents, blanks, punctuation, "the" and
// spells "St" as "Saint" and "&" as "and", so one spelling of each is enough. A name that means two countries to
// different writers is left out ("America", "Republic of China", Korean "도미니카").
const ALSO = [
    {
        why: "official names of ISO 3166-1, which bid sites and HR systems offer in their menus",
        en: {
            BO: ["Bolivia, Plurinational State of"], CD: ["Congo, Democratic Republic of the"],
            CG: ["Congo"], GB: ["United Kingdom of Great Britain and Northern Ireland"], IR: ["Iran, Islamic Republic of"],
            KP: ["Korea, Democratic People's Republic of", "Democratic People's Republic of Korea"],
            PS: ["Palestine, State of"], SH: ["Saint Helena, Ascension and Tristan da Cunha"],
            TZ: ["Tanzania, United Republic of"], VE: ["Venezuela, Bolivarian Republic of"], VN: ["Viet Nam"],
        },
    },
    {
        why: "names of CLDR 48 (what browsers and phones print) and GeoNames that the package does not have",
        en: {
            BQ: ["Caribbean Netherlands"], CC: ["Cocos Islands"], CD: ["Congo - Kinshasa", "DR Congo"], CG: ["Congo - Brazzaville", "Congo Republic"],
            CV: ["Cabo Verde"], HK: ["Hong Kong SAR China", "Hong Kong SAR"], JO: ["Hashemite Kingdom of Jordan"],
            LT: ["Republic of Lithuania"], MD: ["Republic of Moldova"], MM: ["Burma"],
            MO: ["Macau", "Macao SAR China", "Macao SAR", "Macau SAR"],
            PS: ["Palestinian Territories", "Palestinian Territory"], SZ: ["Swaziland"], TL: ["East Timor"],
            UM: ["U.S. Outlying Islands"], VA: ["Holy See", "Vatican"],
            HM: ["Heard & McDonald Islands"],
        },
        ko: {
            AQ: ["남극 대륙"], BQ: ["네덜란드령 카리브"], ER: ["에리트리아"], CD: ["콩고-킨샤사"], CG: ["콩고-브라자빌"], HK: ["홍콩(중국 특별행정구)"], MM: ["미얀마(버마)"],
            MO: ["마카오(중국 특별행정구)"], PS: ["팔레스타인 지구"],
        },
        ja: {
            AS: ["米領サモア"], BQ: ["オランダ領カリブ"], CD: ["コンゴ民主共和国(キンシャサ)"], CG: ["コンゴ共和国(ブラザビル)"],
            GF: ["仏領ギアナ"], HM: ["ハード島・マクドナルド諸島"], IO: ["英領インド洋地域"],
            KN: ["セントクリストファー・ネーヴィス"], PF: ["仏領ポリネシア"], PN: ["ピトケアン諸島"],
            SJ: ["スバールバル諸島・ヤンマイエン島"], TF: ["仏領極南諸島"], VC: ["セントビンセント及びグレナディーン諸島"],
            VG: ["英領ヴァージン諸島"], VI: ["米領ヴァージン諸島"],
            HK: ["中華人民共和国香港特別行政区"], MM: ["ミャンマー (ビルマ)"], MO: ["中華人民共和国マカオ特別行政区"],
            PS: ["パレスチナ自治区"],
        },
    },
    {
        why: "the two Koreas: confusing them is the worst error this table can make, so every form seen is listed",
        en: {
            KP: ["Korea, North", "N. Korea", "DPR Korea", "Korea DPR", "DPRK", "Korea, Dem. People's Rep."],
            KR: ["Korea", "Korea, South", "S. Korea", "ROK", "Rep. of Korea", "Korea, Rep.", "Korea, Rep. of"],
        },
        ko: { KP: ["조선민주주의인민공화국"], KR: ["한국", "남한"] },
    },
    {
        why: "parts of a state that people give as their country",
        en: { GB: ["England", "Scotland", "Wales", "Northern Ireland"] },
        ko: { GB: ["잉글랜드", "스코틀랜드", "웨일스", "북아일랜드"] },
    },
    {
        why: "China, Hong Kong, Macau and Taiwan as their own and foreign systems write them",
        en: {
            CN: ["PRC", "P.R. China", "Mainland China"], HK: ["Hong Kong, China"], MO: ["Macau, China", "Macao, China"],
            TW: ["Chinese Taipei", "Taiwan, R.O.C.", "Taiwan, China"],
        },
        ko: { CN: ["중화인민공화국"], TW: ["타이완"] },
        ja: { MO: ["澳門"], TW: ["臺灣"] },
    },
    {
        why: "everyday and former names that persist in old records",
        en: {
            MK: ["Macedonia"], NL: ["Holland"], SA: ["KSA", "Kingdom of Saudi Arabia"], XK: ["XKX"],
        },
        ko: {
            AE: ["UAE"], CD: ["민주콩고"], CZ: ["체코 공화국"], GB: ["대영제국"], MM: ["버마"], RU: ["러시아 연방"], SA: ["사우디"],
            US: ["미합중국"], ZA: ["남아공"], IN: ["인디아"], AU: ["오스트레일리아"], TH: ["타이"], MN: ["몽골리아"],
            PH: ["필리핀 공화국"], VN: ["월남"], JP: ["일본국"], VA: ["바티칸시티"],
        },
        ja: {
            AU: ["豪州"], GB: ["英国"], JP: ["日本国"], US: ["米国", "アメリカ合衆国"], VN: ["ヴェトナム"], IN: ["印度"],
        },
    },
];

const radians = (degrees) => (degrees * Math.PI) / 180;
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const degreesOf = (v) => [(Math.atan2(v[1], v[0]) * 180) / Math.PI, (Math.atan2(v[2], Math.hypot(v[0], v[1])) * 180) / Math.PI];

function vectorOf([longitude, latitude]) {
    const [l, p] = [radians(longitude), radians(latitude)];
    return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
}

function distanceKm(a, b) {
    return EARTH_KM * Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));
}

/// The ring as unit vectors, with points added where an edge is long.
function densified(ring) {
    const points = [];
    for (let i = 0; i + 1 < ring.length; i++) {
        const [from, to] = [ring[i], ring[i + 1]];
        // The short way round, since rings may cross the antimeridian.
        const east = ((to[0] - from[0] + 540) % 360) - 180;
        const north = to[1] - from[1];
        const steps = Math.max(1, Math.ceil(Math.max(Math.abs(east), Math.abs(north)) / STEP_DEGREES));
        for (let s = 0; s < steps; s++) points.push(vectorOf([from[0] + (east * s) / steps, from[1] + (north * s) / steps]));
    }
    return points;
}

/// Signed area on the unit sphere and the integral of the position over it, both exact for edges on great circles.
function integrate(ring) {
    const points = densified(ring);
    let area = 0;
    const moment = [0, 0, 0];
    for (let i = 0; i < points.length; i++) {
        const [a, b] = [points[i], points[(i + 1) % points.length]];
        const normal = cross(a, b);
        const length = Math.hypot(...normal);
        if (length === 0) continue;
        const half = Math.atan2(length, dot(a, b)) / length / 2;
        for (let k = 0; k < 3; k++) moment[k] += normal[k] * half;
        const o = points[0];
        area += 2 * Math.atan2(dot(o, normal), 1 + dot(o, a) + dot(a, b) + dot(b, o));
    }
    return { area, moment };
}

/// Area in steradians and centroid as unit vector of a polygon, less its holes.
function measure(polygon) {
    let total = 0;
    const moment = [0, 0, 0];
    for (const ring of polygon) {
        const part = integrate(ring);
        // Minus, because world-atlas winds outlines clockwise. The winding decides and not the order of the rings: in the
        // 50m set the coast of Antarctica is listed as a hole of a speck at the pole.
        total -= part.area;
        for (let k = 0; k < 3; k++) moment[k] -= part.moment[k];
    }
    const sphere = 4 * Math.PI;
    const length = Math.hypot(...moment);
    return { area: ((total % sphere) + sphere) % sphere, centroid: moment.map((x) => x / length) };
}

function polygonsOf(feature) {
    return feature.geometry.type === "Polygon" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
}

function measured(polygons) {
    return polygons.map((polygon) => ({ polygon, ...measure(polygon) }));
}

function largest(pieces) {
    return pieces.reduce((best, next) => (!best || next.area > best.area ? next : best), undefined);
}

/// The code that a piece of the feature called `owner` has for itself, if any.
function ownCode(owner, piece) {
    const near = Object.entries(PARTS)
        .filter(([, [name]]) => name === owner)
        .map(([code, [, longitude, latitude]]) => ({ code, km: distanceKm(piece.centroid, vectorOf([longitude, latitude])) }))
        .filter(({ km }) => km <= OWN_KM)
        .sort((a, b) => a.km - b.km);
    return near[0]?.code;
}

/// The largest piece of a code and all its pieces, from the first set of features that has it.
function placeOf(code, numeric, sets) {
    if (NO_PLACE.has(code)) return undefined;
    for (const features of sets) {
        if (PARTS[code]) {
            const [owner, longitude, latitude] = PARTS[code];
            const seed = vectorOf([longitude, latitude]);
            const feature = features.find((f) => f.properties.name === owner);
            const all = feature ? measured(polygonsOf(feature)) : [];
            const near = all.filter((piece) => distanceKm(piece.centroid, seed) <= SEED_KM);
            if (near.length > 0) return { main: largest(near), pieces: all.filter((piece) => ownCode(owner, piece) === code) };
            continue;
        }
        const own = features.filter((f) => (BY_NAME[code] ? f.properties.name === BY_NAME[code] : f.id === numeric));
        const pieces = own.flatMap((f) => measured(polygonsOf(f)).filter((piece) => !ownCode(f.properties.name, piece)));
        if (pieces.length > 0) return { main: largest(pieces), pieces };
    }
    return undefined;
}

/// Kilometres from the point to the farthest outline of the pieces that count, rounded up because it is used as a bound.
function reachKm(point, { main, pieces }) {
    const total = pieces.reduce((sum, piece) => sum + piece.area, 0);
    const from = vectorOf(point);
    let reach = 0;
    for (const piece of pieces) {
        // The largest piece always counts, even if the country is nothing but specks.
        if (piece !== main && piece.area < REACH_SHARE * total) continue;
        for (const vertex of piece.polygon.flatMap(densified)) reach = Math.max(reach, distanceKm(from, vertex));
    }
    return Math.ceil(reach);
}

/// All names of a code in one language: the one to show, the package's, then aliases; without repetitions.
function namesOf(code, language, packaged) {
    const names = [FIRST[language]?.[code], packaged[code], ...ALSO.map((group) => group[language]?.[code])].flat();
    const dropped = DROP[language]?.[code] ?? [];
    const kept = names.filter((name) => name && !dropped.includes(name));
    const unique = [...new Set(kept.map((name) => name.normalize("NFC").trim()))];
    for (const name of unique) {
        if (/[|\t\r\n]/.test(name)) throw new Error(`separator in a name of ${code}: ${name}`);
    }
    if (unique.length === 0) throw new Error(`no ${language} name for ${code}`);
    return unique.join("|");
}

function build(folder) {
    const require = createRequire(join(folder, "package.json"));
    const load = (path) => JSON.parse(readFileSync(join(folder, "node_modules", path), "utf8"));
    for (const [name, version] of Object.entries(PINS)) {
        const found = load(`${name}/package.json`).version;
        if (found !== version) throw new Error(`${name} is ${found}, the pin says ${version}`);
    }
    const { feature } = require("topojson-client");
    // The coarser set is fine enough for a centroid; the finer one has the islets that it lacks.
    const sets = ["50m", "10m"].map((scale) => {
        const topology = load(`world-atlas/countries-${scale}.json`);
        return feature(topology, topology.objects.countries).features;
    });
    const language = (name) => load(`i18n-iso-countries/langs/${name}.json`).countries;
    const [en, ko, ja] = [language("en"), language("ko"), language("ja")];
    const codes = load("i18n-iso-countries/codes.json").sort((a, b) => (a[0] < b[0] ? -1 : 1));
    const known = new Set(codes.map(([code]) => code));
    for (const table of [PARTS, BY_NAME, ...Object.values(FIRST), ...Object.values(DROP), ...ALSO.flatMap((g) => [g.en, g.ko, g.ja])]) {
        for (const code of Object.keys(table ?? {})) if (!known.has(code)) throw new Error(`no country ${code}`);
    }

    const rows = codes.map(([code, alpha3, numeric]) => {
        const names = [namesOf(code, "en", en), namesOf(code, "ko", ko), namesOf(code, "ja", ja)];
        const place = placeOf(code, numeric, sets);
        if (!place) return [code, alpha3, "", "", "", "", ...names].join("\t");
        const [longitude, latitude] = degreesOf(place.main.centroid).map((degrees) => degrees.toFixed(2));
        // At least 1 km, because an error of nothing would be a claim.
        const radius = Math.max(1, Math.round(EARTH_KM * Math.sqrt(place.main.area / Math.PI)));
        // From the point as it is written, since that is where the reader of the table measures from.
        const reach = Math.max(radius, reachKm([Number(longitude), Number(latitude)], place));
        return [code, alpha3, latitude, longitude, radius, reach, ...names].join("\t");
    });
    const source =
        `# source: world-atlas@${PINS["world-atlas"]} (Natural Earth 4.1.0), i18n-iso-countries@${PINS["i18n-iso-countries"]}; ` +
        `licence: public domain (geometry), MIT (codes and names); as_of: ${AS_OF}; rebuild: node scripts/assets/countries.mjs`;
    const header = ["code", "alpha3", "lat", "lon", "radius_km", "reach_km", "en", "ko", "ja"].join("\t");
    return { text: [source, header, ...rows].join("\n") + "\n", rows };
}

const folder = mkdtempSync(join(tmpdir(), "countries-"));
try {
    const wanted = Object.entries(PINS).map(([name, version]) => `${name}@${version}`);
    execFileSync("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder, ...wanted], {
        stdio: ["ignore", "ignore", "inherit"],
    });
    const { text, rows } = build(folder);
    writeFileSync(OUTPUT, text);
    const without = rows.filter((row) => row.split("\t")[2] === "").map((row) => row.slice(0, 2));
    console.log(`${rows.length} rows, ${Buffer.byteLength(text)} bytes, without a place: ${without.join(" ") || "none"}`);
} finally {
    rmSync(folder, { recursive: true, force: true });
}
