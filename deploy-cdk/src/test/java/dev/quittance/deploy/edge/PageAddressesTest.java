package dev.quittance.deploy.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quittance.deploy.test.Command;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The function that CloudFront runs, run by Node. */
class PageAddressesTest {

    private static final Path FUNCTION = Path.of("src/main/resources/dev/quittance/deploy/edge/page-addresses.js");

    private static final String RUN = """
        const source = require('fs').readFileSync(process.argv[1], 'utf8');
        const answer = new Function(source + '; return handler')()({ request: { uri: process.argv[2] } });
        console.log(answer.statusCode ? answer.statusCode + ' ' + answer.headers.location.value : answer.uri);
        """;

    @ParameterizedTest
    @CsvSource({
        "/, /index.html",
        "/guide/, /guide/index.html",
        "/guide, 301 /guide/",
        "/problems/not-found, 301 /problems/not-found/",
        "/assets/site.0123456789ab.css, /assets/site.0123456789ab.css",
        "/404.html, /404.html",
        "//elsewhere, //elsewhere",
        "/\\elsewhere, /\\elsewhere",
        "/%2felsewhere, /%2felsewhere"
    })
    void address_leadsToTheFile(String asked, String answered) {
        // Node complains of certificates that it is told of and can't read.
        var result = Command.in(
                Path.of("."), "env", "--unset=NODE_EXTRA_CA_CERTS", "node", "-e", RUN, FUNCTION.toString(), asked);
        assertThat(result.output().strip()).isEqualTo(answered);
    }
}
