package dev.quittance.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may be sent to, and how much at once. Receivers that answer well travel in a lane of their own: whoever fails or
 * keeps us waiting is moved to the other lane, and can fill only that. Belongs to the loop's thread.
 */
final class Lanes {

    private final int receiverMax;
    private final Duration slowAfter;
    private final Lane prompt;
    private final Lane slow;
    private final Map<String, Turn> turns = new HashMap<>();
    /** Attempts that started in the prompt lane, oldest first. */
    private final Deque<Flight> watched = new ArrayDeque<>();

    Lanes(int receiverMax, int promptMax, int slowMax, Duration slowAfter) {
        this.receiverMax = receiverMax;
        this.slowAfter = slowAfter;
        this.prompt = new Lane(promptMax);
        this.slow = new Lane(slowMax);
    }

    /** These may have something due. */
    void waiting(Collection<String> receivers) {
        receivers.forEach(receiver -> waiting(turns.computeIfAbsent(receiver, Turn::new)));
    }

    private void waiting(Turn turn) {
        laneOf(turn).queue.add(turn.receiver);
    }

    /** The next to look at, in turn; they leave the queue. */
    List<String> next(int limit) {
        var next = new ArrayList<String>();
        prompt.poll(Math.min(limit, prompt.free()), next);
        slow.poll(Math.min(limit - next.size(), slow.free()), next);
        return next;
    }

    /** How many attempts to this receiver may start now. They count as under way until {@link #claimed} or {@link #finished}. */
    int reserve(Receiver receiver, Instant now) {
        var turn = turns.computeIfAbsent(receiver.id(), Turn::new);
        turn.slow = receiver.isSlow();
        turn.ordered = receiver.isOrdered();
        turn.max = receiver.isAiling() ? 1 : receiverMax;
        var lane = laneOf(turn);
        int room = turn.max - turn.inFlight;
        if (room <= 0) {
            turn.hasMore = true;
            return 0;
        }
        if (lane.free() <= 0) {
            waiting(turn);
            return 0;
        }
        int count = Math.min(Math.min(room, lane.free()), turn.allowance(receiver.perSecondMax(), now));
        turn.inFlight += count;
        turn.startedInSecond += count;
        lane.inFlight += count;
        return count;
    }

    /** Gives back what was reserved for nothing; a receiver that took all it was offered may have more. */
    void claimed(String receiver, int reserved, int claimed) {
        var turn = turn(receiver);
        turn.inFlight -= reserved - claimed;
        turn.startedInSecond -= reserved - claimed;
        laneOf(turn).inFlight -= reserved - claimed;
        if (claimed == reserved && claimed > 0) {
            waiting(turn);
        }
    }

    Flight started(String receiver, Instant now) {
        var lane = laneOf(turn(receiver));
        var flight = new Flight(receiver, lane, now);
        if (lane == prompt) {
            watched.add(flight);
        }
        return flight;
    }

    void finished(Flight flight) {
        var turn = turn(flight.receiver);
        flight.over = true;
        flight.lane.inFlight--;
        turn.inFlight--;
        turn.overdue -= flight.overdue ? 1 : 0;
        if (turn.hasMore || turn.ordered) {
            turn.hasMore = false;
            waiting(turn);
        }
    }

    /** Moves attempts that are taking long out of the others' way. */
    void moveOverdue(Instant now) {
        while (!watched.isEmpty() && (watched.peek().over || isOverdue(watched.peek(), now))) {
            if (!watched.peek().over && slow.free() <= 0) {
                return;
            }
            move(watched.remove());
        }
    }

    private void move(Flight flight) {
        if (flight.over) {
            return;
        }
        prompt.inFlight--;
        slow.inFlight++;
        flight.lane = slow;
        flight.overdue = true;
        var turn = turn(flight.receiver);
        turn.overdue++;
        if (prompt.queue.remove(turn.receiver)) {
            slow.queue.add(turn.receiver);
        }
    }

    private boolean isOverdue(Flight flight, Instant now) {
        return flight.startedAt.plus(slowAfter).isBefore(now);
    }

    /** Keeps the memory to those that something is going on with. */
    void forgetIdle(Instant now) {
        turns.values()
                .removeIf(turn -> turn.inFlight == 0
                        && turn.second < now.getEpochSecond()
                        && !prompt.queue.contains(turn.receiver)
                        && !slow.queue.contains(turn.receiver));
    }

    int inFlight() {
        return promptInFlight() + slowInFlight();
    }

    int promptInFlight() {
        return prompt.inFlight;
    }

    int slowInFlight() {
        return slow.inFlight;
    }

    private Lane laneOf(Turn turn) {
        return turn.slow || turn.overdue > 0 ? slow : prompt;
    }

    private Turn turn(String receiver) {
        var turn = turns.get(receiver);
        if (turn == null) {
            throw new IllegalStateException("nothing was ever reserved for " + receiver);
        }
        return turn;
    }

    /** One attempt under way. */
    static final class Flight {
        private final String receiver;
        private final Instant startedAt;
        private Lane lane;
        private boolean overdue;
        private boolean over;

        private Flight(String receiver, Lane lane, Instant startedAt) {
            this.receiver = receiver;
            this.lane = lane;
            this.startedAt = startedAt;
        }

        Instant startedAt() {
            return startedAt;
        }
    }

    private static final class Lane {
        private final int max;
        private final Set<String> queue = new LinkedHashSet<>();
        private int inFlight;

        Lane(int max) {
            this.max = max;
        }

        int free() {
            return max - inFlight;
        }

        void poll(int limit, List<String> into) {
            var each = queue.iterator();
            for (int i = 0; i < limit && each.hasNext(); i++) {
                into.add(each.next());
                each.remove();
            }
        }
    }

    private static final class Turn {
        private final String receiver;
        private boolean slow;
        /** What waits for an attempt's end isn't offered before; looked at again when one ends. */
        private boolean ordered;

        private int max;
        private int inFlight;
        private int overdue;
        /** It was at its own limit; looked at again when an attempt ends. */
        private boolean hasMore;

        private long second;
        private int startedInSecond;

        Turn(String receiver) {
            this.receiver = receiver;
        }

        /** What its rate leaves it in this second; what is left over is found by the next look at what is due. */
        int allowance(@Nullable Integer perSecondMax, Instant now) {
            if (second != now.getEpochSecond()) {
                second = now.getEpochSecond();
                startedInSecond = 0;
            }
            return perSecondMax == null ? Integer.MAX_VALUE : Math.max(0, perSecondMax - startedInSecond);
        }
    }
}
