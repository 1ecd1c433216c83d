package dev.quittance.merchant;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the request under way. */
@RequestScoped
public class CurrentCaller {

    private @Nullable KnownKey key;

    void set(KnownKey key) {
        this.key = key;
    }

    public Caller get() {
        return key().caller();
    }

    KnownKey key() {
        if (key == null) {
            throw new IllegalStateException("no request under /api is under way");
        }
        return key;
    }
}
