package dev.quittance.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    static List<String> instructions() {
        return GoldenMessages.INSTRUCTIONS;
    }

    static Stream<String> recorded() {
        return Stream.concat(GoldenMessages.OUTCOMES.stream(), GoldenMessages.PAYMENT_EVENTS.stream());
    }

    @ParameterizedTest
    @MethodSource("instructions")
    void instruction_readAndWritten_isTheSameBytes(String name) {
        var golden = GoldenMessages.read(name);
        assertThat(Messages.write(Messages.readInstruction(golden))).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void recorded_readAndWritten_isTheSameBytes(String name) {
        var golden = GoldenMessages.read(name);
        var recorded = Messages.readRecorded(golden);
        assertThat(recorded.type()).isEqualTo(name);
        assertThat(Messages.write(recorded)).isEqualTo(golden);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uffff", "\ud800", "Zo\u00eb \ud83c\udfa9"})
    void whateverAMerchantWrites_isWrittenInAscii_andReadBack(String text) {
        var golden = Messages.readInstruction(GoldenMessages.read("authorize").replace("pm_card_visa", text));
        assertThat(Messages.write(golden)).isASCII();
        assertThat(Messages.readInstruction(Messages.write(golden))).isEqualTo(golden);
    }

    @Test
    void unknownField_isIgnored() {
        var later = GoldenMessages.read("inquire").replaceFirst("\\{", "{\"added_later\":1,");
        assertThat(Messages.write(Messages.readInstruction(later))).isEqualTo(GoldenMessages.read("inquire"));
    }

    @Test
    void unknownType_isRefused() {
        var other = GoldenMessages.read("operation.unknown").replace("operation.unknown", "operation.vanished");
        assertThatThrownBy(() -> Messages.readOutcome(other))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("operation.vanished");
    }

    @Test
    void missingField_isRefusedByName() {
        var broken = GoldenMessages.read("authorize").replace("\"payment_method\"", "\"paymentMethod\"");
        assertThatThrownBy(() -> Messages.readInstruction(broken)).hasMessageContaining("payment_method");
    }
}
