package dev.quittance.merchant;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the request under way. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    void set(Caller caller) {
        this.caller = caller;
    }

    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("no request under /api is under way");
        }
        return caller;
    }
}
