package dev.quittance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final Reply<String> DOWN = new Reply.Unavailable<>("503");
    private static final Reply<String> SILENCE = new Reply.Silence<>();
    private static final Reply<String> ANSWER = new Reply.Answered<>("yes");

    private final Attempts attempts = new Attempts(Duration.ofSeconds(5), Duration.ZERO);
    private final List<Integer> numbers = new ArrayList<>();

    @Test
    void answer_isTakenAtOnce() throws Exception {
        assertThat(attempts.make(replying(ANSWER))).isEqualTo(ANSWER);
        assertThat(numbers).containsExactly(1);
    }

    @Test
    void unavailable_isTriedTwiceMore() throws Exception {
        assertThat(attempts.make(replying(DOWN, DOWN, ANSWER))).isEqualTo(ANSWER);
        assertThat(numbers).containsExactly(1, 2, 3);
    }

    @Test
    void unavailable_threeTimes_isGivenUp() throws Exception {
        assertThat(attempts.make(replying(DOWN, DOWN, DOWN, ANSWER))).isEqualTo(DOWN);
        assertThat(numbers).containsExactly(1, 2, 3);
    }

    @Test
    void silence_isNeverTriedAgain() throws Exception {
        assertThat(attempts.make(replying(SILENCE, ANSWER))).isEqualTo(SILENCE);
        assertThat(numbers).containsExactly(1);
    }

    @Test
    void unavailable_withNoTimeLeft_isGivenUp() throws Exception {
        var hasty = new Attempts(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(hasty.make(replying(DOWN, ANSWER))).isEqualTo(DOWN);
    }

    @Test
    void patience_shrinksWithEveryTry() throws Exception {
        var patience = new ArrayList<Duration>();
        new Attempts(Duration.ofSeconds(5), Duration.ofMillis(10)).make((_, left) -> {
            patience.add(left);
            return DOWN;
        });
        assertThat(patience).isSortedAccordingTo(Comparator.reverseOrder()).hasSize(3);
    }

    @SafeVarargs
    private final Attempts.Attempt<String> replying(Reply<String>... replies) {
        return (number, _) -> {
            numbers.add(number);
            return replies[number - 1];
        };
    }
}
