//! The currency of a fee.

use std::fmt;

use crate::jurisdiction::Jurisdiction;
use crate::letters::spelled;
use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Scalar, Style, nearest_word};

/// The currencies in use, by their ISO 4217 codes (list one of 2024-06-25, without metals, funds and test codes).
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY \
COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD \
JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR \
NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY \
TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL";

/// A currency by its ISO 4217 code; đồng unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

impl Currency {
    /// The three letters, such as `VND`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self("VND")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Scalar for Currency {
    const WHAT: (&'static str, &'static str) = ("một loại tiền như VND", "a currency such as VND");

    fn scalar(text: &str, style: Style, _: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        let folded = spelled(&text).unwrap_or_default();
        let code = match folded.as_str() {
            _ if text == "₫" => "VND",
            "d" | "dong" | "dongvietnam" | "vietnamdong" => "VND",
            "dola" | "dolamy" => "USD",
            "euro" => "EUR",
            "yen" | "yennhat" => "JPY",
            "nhandante" => "CNY",
            code => code,
        };
        let code = code.to_ascii_uppercase();
        if let Some(code) = CODES.split_ascii_whitespace().find(|known| *known == code) {
            return Ok(Self(code));
        }
        let typed = shown(&text);
        // Only currencies that Vietnamese fees are set in, so that a slip is not led to a far country.
        let near = if code.len() <= 4 { nearest_word(&code, &["VND", "USD", "EUR", "JPY", "CNY", "LAK", "KHR", "THB"]) } else { None };
        let remedy = match near {
            Some(near) => words!("có lẽ là {near}", "probably {near}"),
            None => words!("viết ba chữ cái theo ISO 4217, ví dụ VND hoặc USD", "write its three letters of ISO 4217, such as VND or USD"),
        };
        Err(Fault::new("fee/unknown-currency", words!("không có loại tiền «{typed}»", "there is no currency `{typed}`"), remedy))
    }
}

read_scalar!(Currency);
written_as_shown!(Currency);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::scalar::testing::{plain, quoted, refused};
    use proptest::prelude::*;

    #[test]
    fn the_dong_has_many_spellings() {
        for text in ["VND", "vnd", "VNĐ", "đ", "₫", "đồng", "Đồng Việt Nam", "Việt Nam Đồng"] {
            assert_eq!(plain(text), Ok(Currency::default()), "{text}");
        }
    }

    #[test]
    fn other_currencies_are_known_by_their_code() {
        assert_eq!(plain::<Currency>("USD").map(Currency::as_str), Ok("USD"));
        assert_eq!(plain::<Currency>("đô la Mỹ").map(Currency::as_str), Ok("USD"));
        assert_eq!(plain::<Currency>("lak").map(Currency::as_str), Ok("LAK"));
    }

    #[test]
    fn a_currency_that_is_none_is_refused() {
        assert_eq!(refused::<Currency>("UDS"), ("fee/unknown-currency", "có lẽ là USD".into()));
        assert_eq!(refused::<Currency>("$"), ("fee/unknown-currency", "viết ba chữ cái theo ISO 4217, ví dụ VND hoặc USD".into()));
        assert_eq!(refused::<Currency>("QQQ").0, "fee/unknown-currency");
    }

    #[test]
    fn every_code_reads_back() {
        for code in CODES.split_ascii_whitespace() {
            assert_eq!(plain::<Currency>(code).map(Currency::as_str), Ok(code));
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in any::<String>()) {
            let _ = (plain::<Currency>(&text), quoted::<Currency>(&text));
        }
    }
}
