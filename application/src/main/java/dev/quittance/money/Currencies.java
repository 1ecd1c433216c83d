package dev.quittance.money;

import java.util.Set;
import java.util.stream.Collectors;

/** The currencies of ISO 4217 in which money can be collected, and how many digits stand behind their decimal point. */
public final class Currencies {

    private static final Set<String> KNOWN = words("""
            AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
            CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF
            GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR
            LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN
            PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS
            TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR
            ZMW ZWG""");
    private static final Set<String> NO_DIGITS =
            words("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF");
    private static final Set<String> THREE_DIGITS = words("BHD IQD JOD KWD LYD OMR TND");
    private static final Set<String> FOUR_DIGITS = words("CLF UYW");

    private Currencies() {}

    public static boolean isKnown(String code) {
        return KNOWN.contains(code);
    }

    /**
     * How many decimal digits a currency has: 4200 with exponent 2 is 42.00.
     *
     * @throws IllegalArgumentException when the currency is not known
     */
    public static int exponent(String code) {
        if (!isKnown(code)) {
            throw new IllegalArgumentException("unknown currency " + code);
        }
        return NO_DIGITS.contains(code) ? 0 : THREE_DIGITS.contains(code) ? 3 : FOUR_DIGITS.contains(code) ? 4 : 2;
    }

    /** All that have so many decimal digits. */
    public static Set<String> withExponent(int digits) {
        return KNOWN.stream().filter(code -> exponent(code) == digits).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }
}
