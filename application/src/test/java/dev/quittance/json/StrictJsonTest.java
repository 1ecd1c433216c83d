package dev.quittance.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    record Price(@Nullable Long amount, @Nullable String label) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "pay with 378282246310005 please",
                "4242 4242 4242 4242 12/29 123",
                "4242424242424242 12/29",
                "378282246310005 12/29",
                "Table 7 4242424242424242",
                "4242.4242.4242.4242",
                "4242  4242  4242  4242",
                "4242\u00a04242\u00a04242\u00a04242",
                "5555555555554444",
                "6011000990139424"
            })
    void cardNumber_isRefused_whereverItStands(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> parse("{\"a\":{\"b\":[\"" + text + "\"]}}"))
                .satisfies(e -> assertThat(e.code().code()).isEqualTo("raw-card-data"))
                .satisfies(e -> assertThat(e.param()).isEqualTo("/a/b/0"))
                .satisfies(e -> assertThat(e.detail()).doesNotContain("1111"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "411111111111",
                "order 2026-11-22 17:05",
                "41111111111111111111111",
                "DE89 3704 0044 0532 0130 00"
            })
    void otherDigits_pass(String text) {
        assertThat(parse("{\"a\":\"" + text + "\"}").get("a").asText()).isEqualTo(text);
    }

    @Test
    void cardNumberAsNumber_orAsName_isRefused() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> parse("{\"a\":4111111111111111}"));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> parse("{\"4111111111111111\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.0", "4.7", "\"47\"", "true", "[1]", "1e2", "99999999999999999999"})
    void whatIsNoWholeNumber_isNeverMadeOne(String amount) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> StrictJson.read(parse("{\"amount\":" + amount + "}"), Price.class))
                .satisfies(e -> assertThat(e.param()).isEqualTo("/amount"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{\"a\":1} x", "{", "[]", "null", "", "{\"a\":NaN}", "{'a':1}"})
    void whatIsNoJsonObject_isMalformed(String text) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> parse(text))
                .satisfies(e -> assertThat(e.code().code()).isEqualTo("json-malformed"));
    }

    @Test
    void canonical_forgetsOrderAndSpace_butNotValues() {
        assertThat(StrictJson.canonical(parse("{\"b\":{\"d\":1,\"c\":2}, \"a\":[1, 2]}")))
                .isEqualTo(StrictJson.canonical(parse("{\"a\":[1,2],\"b\":{\"c\":2,\"d\":1}}")))
                .isNotEqualTo(StrictJson.canonical(parse("{\"a\":[2,1],\"b\":{\"c\":2,\"d\":1}}")));
    }

    private static JsonNode parse(String text) {
        return StrictJson.parse(text.getBytes(UTF_8));
    }
}
