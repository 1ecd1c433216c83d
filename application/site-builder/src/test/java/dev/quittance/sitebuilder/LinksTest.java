package dev.quittance.sitebuilder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinksTest {

    private final Site site = new Site();

    @Test
    void pagesAssetsAndFragments_areFound() {
        add("/index.html", "<a href=\"/guide/#start\">Guide</a> <img src=\"/assets/a.svg\">");
        add("/guide/index.html", "<h2 id=\"start\">Start</h2> <a href=\"#start\">Up</a>");
        add("/assets/a.svg", "<svg/>");
        assertThatCode(() -> Links.check(site)).doesNotThrowAnyException();
    }

    @Test
    void missingPage_isNamed_withThePageThatLinksToIt() {
        add("/index.html", "<a href=\"/guide/\">Guide</a>");
        assertThatThrownBy(() -> Links.check(site)).hasMessageContaining("/index.html → /guide/");
    }

    @Test
    void missingFragment_isNamed() {
        add("/index.html", "<a href=\"#gone\">Gone</a>");
        assertThatThrownBy(() -> Links.check(site)).hasMessageContaining("/index.html → #gone");
    }

    private void add(String address, String content) {
        site.add(address, content.getBytes(UTF_8));
    }
}
