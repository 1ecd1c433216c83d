package dev.quittance.payment;

import dev.quittance.events.Mode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When the PSP is asked about an operation whose outcome is unknown. */
@ConfigMapping(prefix = "quittance.inquiry")
public interface InquirySchedule {

    /**
     * How long an operation may be silent before it is asked about: twice the time after which its instruction is sent
     * again, so that every second sending had its chance.
     */
    @WithDefault("15M")
    Duration silentAfter();

    /** Waits before each inquiry about real money; after the last one an operator decides. */
    @WithDefault("5M,1H,24H,24H,24H,24H,24H")
    List<Duration> live();

    /** The sandbox answers at once, so nobody should wait for it. */
    @WithDefault("2S,5S,15S,30S,30S,30S,30S,30S")
    List<Duration> test();

    /** Inquiries started at once; the rest wait for the next second. */
    @WithDefault("100")
    int claimMax();

    default Duration first(Mode mode) {
        return of(mode).getFirst();
    }

    /** The wait after so many inquiries; empty when there were enough. */
    default Optional<Duration> after(Mode mode, int inquiries) {
        var waits = of(mode);
        return inquiries < waits.size() ? Optional.of(waits.get(inquiries)) : Optional.empty();
    }

    /** As above, about what the PSP said it has under way: however long that takes, it will tell how it ends. */
    default Duration afterPending(Mode mode, int inquiries) {
        return after(mode, inquiries).orElseGet(() -> of(mode).getLast());
    }

    private List<Duration> of(Mode mode) {
        return switch (mode) {
            case TEST -> test();
            case LIVE -> live();
        };
    }
}
