package dev.quittance.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.quittance.admin.Act;
import dev.quittance.admin.DeadLetterConsole;
import dev.quittance.admin.RefusedException;
import dev.quittance.deadletter.DeadLetter;
import dev.quittance.deadletter.DeadLetters;
import dev.quittance.deadletter.NoAnswerException;
import dev.quittance.deadletter.QueueDepths;
import dev.quittance.json.StrictJson;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Moves dead letters for operators. A queue takes part in no transaction: what is done is written down first, and a second
 * time should the queue not let it be done.
 */
@ApplicationScoped
class ApplicationDeadLetterConsole implements DeadLetterConsole {

    private static final int SHOWN_MAX = 50;
    private static final int WORDS_MAX = 4_000;

    private final DeadLetters letters;
    private final QueueDepths depths;
    private final AuditTrail audit;
    private final InstantSource time;

    ApplicationDeadLetterConsole(DeadLetters letters, QueueDepths depths, AuditTrail audit, InstantSource time) {
        this.letters = letters;
        this.depths = depths;
        this.audit = audit;
        this.time = time;
    }

    @Override
    public List<Depth> depths() {
        return depths.now().orElse(List.of()).stream()
                .map(depth -> new Depth(depth.queue(), depth.waiting(), depth.inFlight(), depth.dead()))
                .toList();
    }

    @Override
    public Looked look() {
        try {
            var queues = letters.queues().stream()
                    .map(queue -> new Queue(
                            queue,
                            letters.look(queue, SHOWN_MAX).stream()
                                    .map(this::shown)
                                    .toList()))
                    .toList();
            return new Looked(queues, true);
        } catch (NoAnswerException e) {
            return new Looked(List.of(), false);
        }
    }

    private Letter shown(DeadLetter letter) {
        var json = json(letter);
        return new Letter(
                letter.queue(),
                letter.id(),
                Objects.requireNonNullElse(letter.type(), "no type"),
                json.path("payment_id").asText(null),
                letter.sentAt(),
                Duration.between(letter.sentAt(), time.instant()),
                json.isMissingNode() ? letter.body() : json.toPrettyString());
    }

    /** Whatever killed it may be that it can't be read. */
    private static JsonNode json(DeadLetter letter) {
        try {
            return StrictJson.mapper().readTree(letter.body());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void redrive(Act act, String queue, String id) {
        var letter = take(act, queue, id);
        perform(act, "redrive_dead_letter", letter, () -> letters.redrive(queue, List.of(letter)) == 1);
    }

    @Override
    public void discard(Act act, String queue, String id) {
        var letter = take(act, queue, id);
        perform(act, "discard_dead_letter", letter, () -> letters.discard(letter));
    }

    @Override
    public int redriveAll(Act act, String queue) {
        requireKnown(queue);
        audit.refuseTwin(act);
        var taken = asked(() -> letters.takeAll(queue));
        if (taken.isEmpty()) {
            throw new RefusedException("There are none, or somebody else has them in hand. Reload in half a minute.");
        }
        write(act, "redrive_dead_letters", queue, Map.of("taken", String.valueOf(taken.size())));
        try {
            int sent = letters.redrive(queue, taken);
            if (sent < taken.size()) {
                write(again(act), "redrive_dead_letters_in_part", queue, Map.of("sent", String.valueOf(sent)));
            }
            return sent;
        } catch (NoAnswerException e) {
            throw unclear(act, "redrive_dead_letters", queue, Map.of());
        }
    }

    private DeadLetter take(Act act, String queue, String id) {
        requireKnown(queue);
        audit.refuseTwin(act);
        return asked(() -> letters.take(queue, id))
                .orElseThrow(() -> new RefusedException(
                        "It is not there any more, or somebody else has it in hand. Reload in half a minute."));
    }

    private void requireKnown(String queue) {
        if (!letters.queues().contains(queue)) {
            throw new RefusedException("There is no queue " + queue + ".");
        }
    }

    private void perform(Act act, String name, DeadLetter letter, BooleanSupplier effect) {
        var subject = json(letter).path("payment_id").asText(letter.id());
        var words = letter.body().substring(0, Math.min(WORDS_MAX, letter.body().length()));
        write(act, name, subject, Map.of("message", letter.id(), "queue", letter.queue(), "body", words));
        var facts = Map.of("message", letter.id());
        try {
            if (effect.getAsBoolean()) {
                return;
            }
        } catch (NoAnswerException e) {
            throw unclear(act, name, subject, facts);
        }
        write(again(act), name + "_failed", subject, facts);
        throw new RefusedException("The queue didn't take it. It is still among the dead letters.");
    }

    /** The queue may have done it all the same. */
    private RefusedException unclear(Act act, String name, String subject, Map<String, String> facts) {
        write(again(act), name + "_unclear", subject, facts);
        return new RefusedException(
                "The queues don't answer, so it may have been done or not. What is left is back in half a minute.");
    }

    private void write(Act act, String name, String subject, Map<String, String> facts) {
        QuarkusTransaction.requiringNew().run(() -> audit.append(act, name, subject, Map.of(), facts));
    }

    private static Act again(Act act) {
        return new Act(act.operator(), act.reason(), act.formId() + "-2", act.requestId());
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (NoAnswerException e) {
            throw new RefusedException("The queues don't answer. Whatever was in hand is back in half a minute.");
        }
    }
}
