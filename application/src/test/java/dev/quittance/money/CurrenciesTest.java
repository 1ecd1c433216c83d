package dev.quittance.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

    @ParameterizedTest
    @CsvSource({"EUR,2", "USD,2", "JPY,0", "UGX,0", "XAF,0", "BHD,3", "TND,3", "CLF,4", "UYW,4"})
    void exponent_isIso4217s(String currency, int exponent) {
        assertThat(Currencies.exponent(currency)).isEqualTo(exponent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAG", "XAU", "XBA", "XDR", "XPT", "XTS", "XXX", "EURO", "eur", ""})
    void whatIsNoMoney_isNotKnown(String code) {
        assertThat(Currencies.isKnown(code)).isFalse();
        assertThatThrownBy(() -> Currencies.exponent(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void exponents_agreeWithTheJdks() {
        assertThat(Currency.getAvailableCurrencies())
                .filteredOn(currency -> Currencies.isKnown(currency.getCurrencyCode()))
                .hasSizeGreaterThan(150)
                .allSatisfy(currency -> assertThat(Currencies.exponent(currency.getCurrencyCode()))
                        .as(currency.getCurrencyCode())
                        .isEqualTo(currency.getDefaultFractionDigits()));
    }
}
