//! The currency of a fee.

use std::fmt;

use crate::jurisdiction::{Jurisdiction, tokens};
use crate::letters::spelled;
use crate::text::{clean_text, shown};
use crate::yaml::{Fault, Scalar, Style, nearest_word};

/// The currencies in use, by their ISO 4217 codes (list one of 2024-06-25, without metals, funds and test codes).
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY \
COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD \
JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR \
NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY \
TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL";

/// Those whose unit has other than two decimals, by the same list.
const WITHOUT_DECIMALS: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const WITH_THREE: &str = "BHD IQD JOD KWD LYD OMR TND";

/// A currency by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

impl Currency {
    /// The three letters, such as `VND`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The currency with these three letters.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        CODES.split_ascii_whitespace().find(|known| *known == code).map(Self)
    }

    /// The currency of a country.
    #[must_use]
    pub fn of(here: &Jurisdiction) -> Self {
        Self::of_code(&here.money.code).unwrap_or_default()
    }

    /// How many decimals its unit has.
    #[must_use]
    pub fn decimals(self) -> u8 {
        match self.0 {
            code if WITHOUT_DECIMALS.contains(code) => 0,
            code if WITH_THREE.contains(code) => 3,
            _ => 2,
        }
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
    const WHAT: (&'static str, &'static str) = ("một loại tiền như USD", "a currency such as USD");

    fn scalar(text: &str, style: Style, habits: &Jurisdiction) -> Result<Self, Fault> {
        let text = clean_text(text, style)?;
        let folded = spelled(&text).unwrap_or_default();
        let pieces = tokens(&text);
        let code = match folded.as_str() {
            _ if habits.money.currency.iter().any(|phrase| phrase.is(&pieces)) => habits.money.code.as_str(),
            "dola" | "dolamy" => "USD",
            "euro" => "EUR",
            "yen" | "yennhat" => "JPY",
            "nhandante" => "CNY",
            code => code,
        };
        let code = code.to_ascii_uppercase();
        if let Some(known) = Self::of_code(&code) {
            return Ok(known);
        }
        let (typed, usual) = (shown(&text), &habits.money.code);
        // Only currencies that fees are often set in, so that a slip is not led to a far country.
        let often = [&*habits.money.code, "USD", "EUR", "GBP", "JPY", "CNY", "CHF"];
        let near = if code.len() <= 4 { nearest_word(&code, &often) } else { None };
        let remedy = match near {
            Some(near) => words!("có lẽ là {near}", "probably {near}"),
            None => words!(
                "viết ba chữ cái theo ISO 4217, ví dụ {usual} hoặc USD",
                "write its three letters of ISO 4217, such as {usual} or USD"
            ),
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

    #[test]
    fn every_jurisdiction_counts_its_currency_as_the_list_has_it() {
        for id in crate::jurisdiction::IDS {
            let here = Jurisdiction::named(id).unwrap();
            let currency = Currency::of_code(&here.money.code).unwrap();
            assert_eq!((currency, currency.decimals()), (Currency::of(here), here.money.decimals), "{id}");
        }
        assert_eq!(["VND", "EUR", "TND"].map(|code| Currency::of_code(code).map(Currency::decimals)), [Some(0), Some(2), Some(3)]);
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in any::<String>()) {
            let _ = (plain::<Currency>(&text), quoted::<Currency>(&text));
        }
    }
}
