package dev.quittance.origin;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What CloudFront sends and nobody else knows. */
@ConfigMapping(prefix = "quittance.origin")
interface OriginConfig {

    /**
     * The secrets of which a request must carry one: the current one and, while it is exchanged, the one before. At least
     * 32 characters each. Unset where nothing stands before the application: then everybody may ask.
     */
    Optional<List<String>> secrets();
}
