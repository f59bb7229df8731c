//! Rebuilds `assets/country.bin` and `assets/network.bin`: address ranges with their country, and those of networks of a known kind.
//!
//! Usage: `node scripts/assets/ranges.mjs`. It needs npm and the network; the same pins give the same bytes.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";

// Exact versions; both names end in the day of the data.
const PINS = { "@ip-location-db/dbip-country": "2.3.2026060120", "@ip-location-db/asn": "2.3.2026061719" };
const ASSETS = fileURLToPath(new URL("../../assets/", import.meta.url));
// A /32 is what a registry gives to a provider: below it the country hardly ever changes, and cutting there makes the IPv6
// part a quarter of what cutting at a /48 makes it.
const V6_SHIFT = 96n;

// Networks by number, each with a piece of the name that the table must give it, so that a number that changed hands or
// was misremembered stops the build.
const CURATED = {
    satellite: {
        14593: "Space Exploration", 27277: "Space Exploration", 7155: "ViaSat", 40306: "ViaSat", 40311: "ViaSat",
        40310: "ViaSat", 46536: "ViaSat", 16491: "ViaSat", 273754: "VIASAT", 6621: "Hughes Network", 1358: "Hughes Network",
        63062: "Hughes Network", 12440: "Hughes Network", 44795: "Hughes Network", 17648: "Hughes Communications",
        265705: "HUGHES DE COLOMBIA", 28613: "HUGHES TELECOM", 266417: "HUGHES TELECOM", 22351: "INTELSAT", 26243: "Intelsat",
        46982: "Intelsat", 25222: "Inmarsat", 31515: "Inmarsat", 31753: "Inmarsat", 152659: "Inmarsat", 800: "OneWeb",
        5377: "Marlink", 8264: "Marlink", 8841: "Marlink", 44933: "Marlink", 24039: "Marlink", 55784: "Marlink",
        209980: "Marlink", 210314: "Marlink", 14549: "Marlink", 4913: "Speedcast", 32034: "SPEEDCAST", 38456: "SpeedCast",
        9229: "Speedcast", 15829: "Eutelsat", 34444: "Eutelsat", 204276: "Eutelsat", 29137: "Eutelsat", 22184: "IRIDIUM SATELLITE",
        206171: "Iridium Service", 25687: "KVH", 135409: "Kacific", 57107: "Russian Satellite Communication",
    },
    // Many people behind few addresses by design: iCloud Private Relay and WARP, and the gateways through which firms send
    // their own staff.
    relay: {
        36183: "Akamai", 13335: "Cloudflare", 54113: "Fastly", 22616: "Zscaler", 53813: "Zscaler", 62044: "Zscaler",
        55256: "Netskope", 36692: "Cisco OpenDNS",
    },
    vpn: {
        39351: "31173", 216025: "Mullvad", 397540: "Windscribe", 136787: "PacketHub", 272096: "PACKETHUB", 207137: "PacketHub",
        147049: "PacketHub", 141039: "PacketHub", 62371: "Proton AG", 208172: "Proton AG", 199218: "Proton AG",
        209103: "Proton AG", 206092: "F.N.S. HOLDINGS",
    },
    // Carriers whose network is mobile only or nearly so. KT (4766), KDDI, SoftBank and China Mobile carry lines at home too
    // and are left out.
    mobile: {
        9644: "SK Telecom", 18302: "SK Telecom", 17853: "LGTELECOM", 9605: "NTT DOCOMO", 138384: "Rakuten Mobile",
        23720: "Rakuten Mobile", 21928: "T-Mobile USA", 6614: "T-Mobile USA", 22394: "Verizon|Cellco", 6167: "Verizon|Cellco",
        20057: "AT&T", 51207: "Free Mobile", 17924: "Smartone", 24158: "Taiwan Mobile", 45143: "Singapore Telecom Mobile",
        55836: "Reliance Jio",
    },
    hosting: {
        16509: "Amazon", 14618: "Amazon", 8075: "Microsoft", 15169: "Google", 396982: "Google", 14061: "DigitalOcean",
        16276: "OVH", 24940: "Hetzner", 213230: "Hetzner", 20473: "Constant Company", 63949: "Akamai", 9009: "M247",
        60068: "Datacamp", 212238: "Datacamp", 46562: "Performive", 20940: "Akamai", 31898: "Oracle", 45102: "Alibaba",
        37963: "Alibaba", 134963: "Alibaba", 132203: "Tencent", 45090: "Tencent", 133478: "Tencent", 55990: "Huawei Cloud",
        136907: "HUAWEI", 51167: "Contabo", 40021: "Contabo", 12876: "Scaleway", 197540: "netcup", 25820: "IT7",
        35916: "MULTACOM", 8100: "QuadraNet", 40676: "Psychz", 53667: "FranTech", 36352: "HostPapa", 54290: "HostPapa",
        55286: "B2 Net", 29802: "HIVELOCITY", 30633: "Leaseweb", 60781: "LeaseWeb", 28753: "Leaseweb", 59253: "LEASEWEB",
        133752: "LEASEWEB", 395954: "Leaseweb", 7203: "Leaseweb", 62904: "Eonix", 11878: "tzulo", 202425: "IP Volume",
        49505: "Selectel", 51852: "Private Layer", 200019: "ALEXHOST", 9123: "TIMEWEB", 198610: "Beget", 58061: "Scalaxy",
        6724: "Strato", 8560: "IONOS", 25369: "Hydra", 20860: "IOMART", 203020: "HostRoyale", 51396: "Pfcloud",
        210644: "AEZA", 10297: "eNET", 46606: "Unified Layer", 26347: "New Dream", 15395: "Rackspace", 31034: "Aruba",
        19318: "Interserver", 32097: "WholeSale Internet", 19531: "Nodes Direct", 12989: "Black HOST", 32244: "Liquid Web",
        46475: "Limestone", 30083: "velia", 55081: "24 SHELLS", 23470: "ReliableSite", 396356: "Latitude.sh", 18978: "Enzu",
        29854: "WestHost", 13213: "UK-2", 43350: "NForce", 43317: "VEESP", 50304: "Blix", 56630: "Melbikomas", 9370: "SAKURA",
        9371: "SAKURA", 23576: "NAVER Cloud", 38700: "SMILESERV", 36351: "IBM Cloud", 21859: "Zenlayer", 200350: "Yandex.Cloud",
    },
};
// Where a network calls itself a host or a school, its name is believed; a later class wins nothing that a number above has.
const BY_NAME = [
    ["hosting", /\bhosting|\bdata ?cent(er|re)s?\b|\bvps\b|\bidc\b|dedicated server|\bcolocation\b|\bcloud (comput|service|host)/i],
    ["education", /\buniversi|\bcollege\b|\binstitute of technology\b|\bhochschule\b|\bfachhochschule\b/i],
];

/** Rows of a CSV as [first, last, value], first and last in units of 2 ** shift. */
function rows(file, shift, value) {
    const found = [];
    for (const line of readFileSync(file, "utf8").split("\n")) {
        if (line === "") continue;
        const [first, last, rest, name] = line.match(/^(\d+),(\d+),([^,]*),?(.*)$/).slice(1);
        const meant = value(rest, name);
        if (meant !== null) found.push([BigInt(first) >> shift, BigInt(last) >> shift, meant]);
    }
    return found;
}

/** Starts with values, adjacent rows merged, gaps as the empty value; where two rows share a cut range the first keeps it. */
function merged(rows) {
    const table = [];
    const put = (start, value) => {
        if (table.length === 0 ? value !== "" : table[table.length - 1][1] !== value) table.push([start, value]);
    };
    let next = 0n;
    for (const [first, last, value] of rows) {
        const start = first < next ? next : first;
        if (last < start) continue;
        if (start > next) put(next, "");
        put(start, value);
        next = last + 1n;
    }
    put(next, "");
    return table;
}

function varint(number, bytes) {
    for (let rest = BigInt(number); ; rest >>= 7n) {
        if (rest < 128n) {
            bytes.push(Number(rest));
            return;
        }
        bytes.push(Number(rest & 127n) | 128);
    }
}

/** One table: values and three streams, each compressed alone behind its length, which is 7 % smaller than all at once. */
function encoded(table) {
    // None first, then the most frequent, so that nearly every value takes one byte.
    const counts = new Map([["", Infinity]]);
    for (const [, value] of table) counts.set(value, (counts.get(value) ?? 0) + 1);
    const values = [...counts.keys()].sort((a, b) => (counts.get(a) === counts.get(b) ? (a < b ? -1 : 1) : counts.get(b) - counts.get(a)));
    const at = new Map(values.map((value, index) => [value, index]));
    const [steps, large, picks] = [[], [], []];
    let before = 0n;
    for (const [start, value] of table) {
        let step = start - before;
        before = start;
        // A step is an odd number shifted: prefixes make 1, 3 and 5 nearly all of them.
        let shift = 0;
        while (step !== 0n && (step & 1n) === 0n) {
            step >>= 1n;
            shift += 1;
        }
        if (step === 0n) steps.push(255);
        else if (step <= 5n) steps.push(shift * 3 + Number((step - 1n) / 2n));
        else {
            steps.push(192 + shift);
            varint(step >> 1n, large);
        }
        varint(at.get(value), picks);
    }
    return [Buffer.from(values.join("\n"), "utf8"), steps, large, picks].flatMap((stream) => {
        const packed = deflateRawSync(Buffer.from(stream), { level: 9, memLevel: 9 });
        const length = [];
        varint(packed.length, length);
        return [Buffer.from(length), packed];
    });
}

/** Read by `src/reference/ranges.rs`: the streams of IPv4, then those of IPv6. */
function write(name, v4, v6) {
    const bytes = Buffer.concat([...encoded(v4), ...encoded(v6)]);
    writeFileSync(join(ASSETS, name), bytes);
    console.log(`${name}: ${v4.length} + ${v6.length} rows, ${bytes.length} bytes`);
}

const folder = mkdtempSync(join(tmpdir(), "ranges-"));
try {
    const specs = Object.entries(PINS).map(([name, version]) => `${name}@${version}`);
    execFileSync("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", ...specs], { stdio: "inherit" });
    const inside = (file) => join(folder, "node_modules", "@ip-location-db", file);

    const country = (code) => (/^[A-Z]{2}$/.test(code) && code !== "ZZ" ? code : null);
    write(
        "country.bin",
        merged(rows(inside("dbip-country/dbip-country-ipv4-num.csv"), 0n, country)),
        merged(rows(inside("dbip-country/dbip-country-ipv6-num.csv"), V6_SHIFT, country)),
    );

    const listed = new Map();
    for (const [kind, numbers] of Object.entries(CURATED)) {
        for (const [number, name] of Object.entries(numbers)) listed.set(number, [kind, new RegExp(name, "i")]);
    }
    const seen = new Set();
    const wrong = new Map();
    const network = (number, name) => {
        const curated = listed.get(number);
        if (curated) {
            seen.add(number);
            if (!curated[1].test(name)) wrong.set(number, name);
            return `${number} ${curated[0]}`;
        }
        const kind = BY_NAME.find(([, pattern]) => pattern.test(name));
        return kind ? `${number} ${kind[0]}` : null;
    };
    const v4 = merged(rows(inside("asn/asn-ipv4-num.csv"), 0n, network));
    const v6 = merged(rows(inside("asn/asn-ipv6-num.csv"), V6_SHIFT, network));
    const missing = [...listed.keys()].filter((number) => !seen.has(number));
    if (wrong.size > 0 || missing.length > 0) {
        throw new Error(`other names: ${JSON.stringify([...wrong])}; not in the table: ${missing.join(", ")}`);
    }
    write("network.bin", v4, v6);
} finally {
    rmSync(folder, { recursive: true });
}
