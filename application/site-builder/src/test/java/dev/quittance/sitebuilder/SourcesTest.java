package dev.quittance.sitebuilder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the site's sources on their way to a page. */
class SourcesTest {

    @TempDir
    private Path folder;

    private Sources sources;

    @BeforeEach
    void open() {
        sources = new Sources(folder);
    }

    @Test
    void sample_isShownFromItsFile_withItsCaption() throws IOException {
        write("samples/pay.sh", "curl -X POST /payments\n");
        assertThat(Markdown.html(sources, "```sh Pay\n@samples/pay.sh\n```\n"))
                .contains("<figcaption>Pay</figcaption>", "<span class=\"t-word\">curl</span>", "/payments</code>");
    }

    @Test
    void code_isEscaped() {
        assertThat(Markdown.html(sources, "```text\n<script>\n```\n")).contains("&lt;script&gt;");
    }

    @Test
    void scriptsName_changes_whenWhatItImportsChanges() throws IOException {
        write("assets/try.js", "import { call } from \"./api.js\";\n");
        write("assets/api.js", "export const call = 1;\n");
        var before = Assets.publish(sources, new Site());
        write("assets/api.js", "export const call = 2;\n");
        var after = Assets.publish(sources, new Site());
        assertThat(after.get("try.js")).isNotEqualTo(before.get("try.js")).matches("/assets/try\\.[0-9a-f]{12}\\.js");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }
}
