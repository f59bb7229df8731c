//! Countries behind the international calling code of a telephone number (ITU-T E.164).

/// Calling codes with the countries that share each; longer codes first where one begins like another. Territories that share
/// a plan stand together, since the code alone cannot tell them apart.
const CODES: &str = "1 US CA PR DO JM TT BS BB;7 RU KZ;20 EG;27 ZA;30 GR;31 NL;32 BE;33 FR;34 ES;36 HU;39 IT VA;40 RO;41 CH;43 AT;\
44 GB GG JE IM;45 DK;46 SE;47 NO SJ;48 PL;49 DE;51 PE;52 MX;53 CU;54 AR;55 BR;56 CL;57 CO;58 VE;60 MY;61 AU CX CC;62 ID;63 PH;\
64 NZ;65 SG;66 TH;81 JP;82 KR;84 VN;86 CN;90 TR;91 IN;92 PK;93 AF;94 LK;95 MM;98 IR;211 SS;212 MA EH;213 DZ;216 TN;218 LY;\
220 GM;221 SN;222 MR;223 ML;224 GN;225 CI;226 BF;227 NE;228 TG;229 BJ;230 MU;231 LR;232 SL;233 GH;234 NG;235 TD;236 CF;237 CM;\
238 CV;239 ST;240 GQ;241 GA;242 CG;243 CD;244 AO;245 GW;248 SC;249 SD;250 RW;251 ET;252 SO;253 DJ;254 KE;255 TZ;256 UG;257 BI;\
258 MZ;260 ZM;261 MG;262 RE YT;263 ZW;264 NA;265 MW;266 LS;267 BW;268 SZ;269 KM;291 ER;297 AW;298 FO;299 GL;350 GI;351 PT;\
352 LU;353 IE;354 IS;355 AL;356 MT;357 CY;358 FI AX;359 BG;370 LT;371 LV;372 EE;373 MD;374 AM;375 BY;376 AD;377 MC;378 SM;\
380 UA;381 RS;382 ME;383 XK;385 HR;386 SI;387 BA;389 MK;420 CZ;421 SK;423 LI;501 BZ;502 GT;503 SV;504 HN;505 NI;506 CR;507 PA;\
509 HT;590 GP BL MF;591 BO;592 GY;593 EC;594 GF;595 PY;596 MQ;597 SR;598 UY;599 CW BQ;670 TL;673 BN;675 PG;676 TO;677 SB;678 VU;\
679 FJ;685 WS;687 NC;689 PF;850 KP;852 HK;853 MO;855 KH;856 LA;880 BD;886 TW;960 MV;961 LB;962 JO;963 SY;964 IQ;965 KW;966 SA;\
967 YE;968 OM;970 PS;971 AE;972 IL;973 BH;974 QA;975 BT;976 MN;977 NP;992 TJ;993 TM;994 AZ;995 GE;996 KG;998 UZ";

/// The digits behind `+` or `00`; nothing for a number written as one does inside a country.
pub(super) fn international(number: &str) -> Option<String> {
    let number = number.trim();
    let rest = number.strip_prefix('+').or_else(|| number.strip_prefix('＋')).or_else(|| number.strip_prefix("00"))?;
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    // E.164 allows fifteen digits; fewer than seven are no subscriber.
    (7..=15).contains(&digits.len()).then_some(digits)
}

/// Countries that a number written internationally may belong to.
pub(super) fn countries_of(number: &str) -> Option<Vec<&'static str>> {
    let digits = international(number)?;
    CODES
        .split(';')
        .filter_map(|entry| entry.split_once(' '))
        .find(|(code, _)| digits.starts_with(code))
        .map(|(_, countries)| countries.split(' ').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_names_its_countries_and_a_national_number_none() {
        assert_eq!(countries_of("+82 10-0000-0001"), Some(vec!["KR"]));
        assert_eq!(countries_of("0081 90 0000 0000"), Some(vec!["JP"]));
        assert!(countries_of("+1 (212) 555-0100").is_some_and(|countries| countries.contains(&"CA")));
        for national in ["010-0000-0001", "+82", "hello"] {
            assert_eq!(countries_of(national), None, "{national}");
        }
    }

    #[test]
    fn no_code_begins_like_an_earlier_one() {
        let codes: Vec<&str> = CODES.split(';').filter_map(|entry| entry.split(' ').next()).collect();
        for (at, code) in codes.iter().enumerate() {
            assert!(codes[..at].iter().all(|earlier| !code.starts_with(earlier)), "{code}");
        }
        assert!(codes.len() > 180);
    }
}
