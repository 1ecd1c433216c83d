package dev.quittance.cloud.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.cloud.protocol.AwsFault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPolicyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ["operation.succeeded"]                        | operation.succeeded | true
                    ["operation.succeeded"]                        | operation.failed    | false
                    ["a", "b"]                                     | b                   | true
                    [{"prefix": "operation."}]                     | operation.unknown   | true
                    [{"prefix": "operation."}]                     | payment.succeeded   | false
                    [{"prefix": "operation."}, {"prefix": "pay"}]  | payment.succeeded   | true
                    [{"suffix": ".failed"}]                        | operation.failed    | true
                    [{"equals-ignore-case": "eur"}]                | EUR                 | true
                    [{"anything-but": "a"}]                        | a                   | false
                    [{"anything-but": ["a", "b"]}]                 | c                   | true
                    [{"anything-but": {"prefix": "operation."}}]   | operation.failed    | false
                    [{"exists": true}]                             | anything            | true
                    [{"exists": false}]                            | anything            | false
                    [5]                                            | 5                   | false
                    """)
    void text_isTaken_whenAConditionHolds(String conditions, String value, boolean taken) {
        assertThat(accepts(conditions, new MessageAttribute("String", value))).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [5]                                   | 5.0 | true
                    ["5"]                                 | 5   | false
                    [{"numeric": ["=", 5]}]               | 5.0 | true
                    [{"numeric": [">", 0, "<=", 100]}]    | 100 | true
                    [{"numeric": [">", 0, "<=", 100]}]    | 0   | false
                    [{"numeric": ["<", 0]}]               | 1e3 | false
                    [{"anything-but": 5}]                 | 5   | false
                    """)
    void number_isTaken_whenAConditionHolds(String conditions, String value, boolean taken) {
        assertThat(accepts(conditions, new MessageAttribute("Number", value))).isEqualTo(taken);
    }

    @Test
    void array_isTaken_whenOneElementIs() {
        assertThat(accepts("[\"b\"]", new MessageAttribute("String.Array", "[\"a\", \"b\"]")))
                .isTrue();
    }

    @Test
    void binary_countsAsAbsent() {
        assertThat(accepts("[{\"exists\": false}]", new MessageAttribute("Binary", "AAAA")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a\"]", "[{\"anything-but\": \"a\"}]", "[{\"exists\": true}]"})
    void absentAttribute_isNotTaken(String conditions) {
        assertThat(FilterPolicy.parse("{\"type\": " + conditions + "}").accepts(Map.of()))
                .isFalse();
    }

    @Test
    void everyNameMustMatch() {
        var policy = FilterPolicy.parse("{\"type\": [\"a\"], \"mode\": [\"live\"]}");
        assertThat(policy.accepts(Map.of("type", new MessageAttribute("String", "a"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "nonsense",
                "{\"type\": \"a\"}",
                "{\"type\": []}",
                "{\"type\": [{\"like\": \"a\"}]}",
                "{\"type\": [{\"prefix\": 1}]}",
                "{\"type\": [{\"numeric\": [\">\"]}]}",
                "{\"type\": [{\"numeric\": [\"!\", 1]}]}",
                "{\"type\": [{\"exists\": 1}]}"
            })
    void whatCannotBeEvaluated_isRefused(String policy) {
        assertThatThrownBy(() -> FilterPolicy.parse(policy)).isInstanceOf(AwsFault.class);
    }

    private static boolean accepts(String conditions, MessageAttribute attribute) {
        return FilterPolicy.parse("{\"type\": " + conditions + "}").accepts(Map.of("type", attribute));
    }
}
