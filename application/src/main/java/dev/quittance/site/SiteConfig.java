package dev.quittance.site;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the built site is. */
@ConfigMapping(prefix = "quittance.site")
interface SiteConfig {

    /** The folder to serve at {@code /}. Unset in AWS, where S3 and CloudFront serve it. */
    Optional<Path> folder();
}
