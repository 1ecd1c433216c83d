package dev.quittance.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.page.Page;
import dev.quittance.problem.ProblemException;
import dev.quittance.test.JournalTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class JournalTest {

    private static final String AWAY = "The journal can't be read now";

    private final String payment = "pay_" + UUID.randomUUID();
    private final Journal journal = new Journal(JournalTable.client(), TestJournal.CONFIG);

    @Test
    void transactions_comeNewestFirst_whateverTheirIds() {
        record("evt_b", 1);
        record("evt_a", 3);
        record("evt_c", 2);
        assertThat(ids(journal.newest(payment, 10))).containsExactly("evt_a", "evt_c", "evt_b");
    }

    @Test
    void transactionsOfOneMoment_areInTheOrderOfTheirIds() {
        record("evt_a", 1);
        record("evt_c", 1);
        record("evt_b", 1);
        assertThat(ids(journal.newest(payment, 10))).containsExactly("evt_c", "evt_b", "evt_a");
    }

    @Test
    void pages_meet_andSayWhetherThereIsMore() {
        IntStream.range(0, 5).forEach(second -> record("evt_" + second, second));
        var first = journal.newest(payment, 2);
        var second = journal.olderThan(first.data().getLast(), 2);
        var third = journal.olderThan(second.data().getLast(), 2);
        assertThat(List.of(ids(first), ids(second), ids(third)))
                .containsExactly(List.of("evt_4", "evt_3"), List.of("evt_2", "evt_1"), List.of("evt_0"));
        assertThat(List.of(first.hasMore(), second.hasMore(), third.hasMore())).containsExactly(true, true, false);
    }

    @Test
    void pageTowardsNewer_isTheNearest_newestFirst() {
        IntStream.range(0, 5).forEach(second -> record("evt_" + second, second));
        var oldest = journal.find(payment, "evt_0").orElseThrow();
        assertThat(journal.newerThan(oldest, 2)).satisfies(page -> {
            assertThat(ids(page)).containsExactly("evt_2", "evt_1");
            assertThat(page.hasMore()).isTrue();
        });
    }

    @Test
    void cursor_staysPut_whileMoreIsRecorded() {
        IntStream.range(0, 4).forEach(second -> record("evt_" + second, second));
        var first = journal.newest(payment, 2);
        record("evt_new", 59);
        assertThat(ids(journal.olderThan(first.data().getLast(), 2))).containsExactly("evt_1", "evt_0");
    }

    @Test
    void moreThanOneCallReads_areAllRead() {
        IntStream.range(0, 450).parallel().forEach(i -> record("evt_%03d".formatted(i), i % 60));
        assertThat(journal.newest(payment, 1000).data()).hasSize(450);
    }

    @Test
    void tableThatIsNotThere_isAProblem() {
        assertAway(TestJournal.clientOf("http://127.0.0.1:1"));
    }

    @Test
    void tableThatNeverAnswers_isAProblem() throws IOException {
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertAway(TestJournal.clientOf("http://127.0.0.1:" + mute.getLocalPort()));
        }
    }

    @Test
    void moreReadersThanAllowed_areTurnedAway() {
        var crowded = new Journal(JournalTable.client(), TestJournal.config(0));
        assertThatThrownBy(() -> crowded.newest(payment, 10)).hasMessageContaining(AWAY);
    }

    private void assertAway(DynamoDbClient client) {
        var away = new Journal(client, TestJournal.CONFIG);
        assertThatThrownBy(() -> away.find(payment, "evt_1"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(AWAY);
    }

    private void record(String event, int second) {
        JournalTable.record(payment, event, second);
    }

    private static List<String> ids(Page<Transaction> page) {
        return page.data().stream().map(Transaction::id).toList();
    }
}
