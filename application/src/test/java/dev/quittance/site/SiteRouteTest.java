package dev.quittance.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SiteRouteTest {

    @Test
    void page_isAskedForEveryTime() {
        given().get("/guide/")
                .then()
                .statusCode(200)
                .header("Content-Type", "text/html; charset=utf-8")
                .header("Cache-Control", "no-cache")
                .header("ETag", notNullValue())
                .body(containsString("Guide"));
    }

    @Test
    void asset_isKeptForAYear() {
        given().get("/assets/site.0123456789ab.css")
                .then()
                .statusCode(200)
                .header("Content-Type", "text/css; charset=utf-8")
                .header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void everyHeaderOfTheSharedFile_isSent() throws IOException {
        var answer = given().get("/");
        var headers = new ObjectMapper()
                .readTree(Path.of("src/main/site/headers.json").toFile());
        assertThat(headers.properties())
                .isNotEmpty()
                .allSatisfy(header -> assertThat(answer.header(header.getKey()))
                        .isEqualTo(header.getValue().asText()));
    }

    @Test
    void pageThatIsKnown_isNotSentAgain() {
        var tag = given().get("/").header("ETag");
        given().header("If-None-Match", tag).get("/").then().statusCode(304).body(equalTo(""));
    }

    @Test
    void folderWithoutItsSlash_isRedirected() {
        given().redirects().follow(false).get("/guide").then().statusCode(301).header("Location", "/guide/");
    }

    @Test
    void unknownAddress_isThePageNotFound_withTheHeaders() {
        given().get("/nowhere")
                .then()
                .statusCode(404)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Not found"));
    }

    @Test
    void unknownAddressOfTheApi_staysAProblem() {
        given().get("/api/nowhere").then().statusCode(404).header("Content-Type", "application/problem+json");
    }

    @Test
    void addressOutsideTheFolder_isNotFound() {
        given().urlEncodingEnabled(false)
                .get("/assets/%2e%2e/%2e%2e/headers.json")
                .then()
                .statusCode(404);
    }

    @Test
    void head_tellsTheHeadersOnly() {
        given().head("/")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/html"))
                .body(equalTo(""));
    }
}
