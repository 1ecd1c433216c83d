package dev.quittance.deploy.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class FrontDoorTest {

    /** AWS's own policies, by the ids it documents. */
    private static final String NO_CACHING = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

    private static final String ALL_BUT_THE_HOST = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

    private final Templates templates = Assembly.prod();
    private final Resource distribution = templates.one("AWS::CloudFront::Distribution", "FrontDoor");
    private final JsonNode configuration = distribution.property("DistributionConfig");

    @Test
    void apiAnswers_areNeverKept() {
        var api = behavior("/api/*");
        assertThat(api.path("CachePolicyId").asText()).isEqualTo(NO_CACHING);
        assertThat(api.path("OriginRequestPolicyId").asText()).isEqualTo(ALL_BUT_THE_HOST);
        assertThat(api.path("ViewerProtocolPolicy").asText()).isEqualTo("https-only");
    }

    @Test
    void errors_areNeverKeptAndNeverReplaced() {
        assertThat(configuration.path("CustomErrorResponses"))
                .hasSizeGreaterThan(8)
                .allSatisfy(error -> {
                    assertThat(error.path("ErrorCachingMinTTL").asInt(-1)).isZero();
                    assertThat(error.has("ResponsePagePath")).isFalse();
                });
    }

    @Test
    void gateway_isToldBothSecrets_whichTheTemplateDoesNotHold() {
        var origin = StreamSupport.stream(configuration.path("Origins").spliterator(), false)
                .filter(candidate -> candidate.has("OriginCustomHeaders"))
                .findFirst()
                .orElseThrow();
        var sent = new LinkedHashMap<String, String>();
        origin.path("OriginCustomHeaders")
                .forEach(header -> sent.put(
                        header.path("HeaderName").asText(), templates.text("Edge", header.path("HeaderValue"))));
        assertThat(sent).containsOnlyKeys("x-api-key", "Quittance-Origin");
        assertThat(sent.values()).allMatch(value -> value.startsWith("{{resolve:secretsmanager:"));
        assertThat(sent.get("Quittance-Origin")).contains("<Data/SecretsOrigin", ":current:");
        assertThat(origin.path("OriginPath").asText()).isEqualTo("/prod");
        assertThat(origin.at("/CustomOriginConfig/OriginProtocolPolicy").asText())
                .isEqualTo("https-only");
    }

    @Test
    void originHeader_isTheOneThatTheApplicationLooksAt() throws IOException {
        assertThat(Files.readString(
                        Assembly.REPOSITORY.resolve("application/src/main/java/dev/quittance/origin/OriginCheck.java")))
                .contains("HEADER = \"" + FrontDoor.ORIGIN_HEADER + "\"");
    }

    @Test
    void pages_areSentWithTheApplicationsOwnHeaders_allOfThem() throws IOException {
        var policy = templates
                .follow("Edge", configuration.at("/DefaultCacheBehavior/ResponseHeadersPolicyId"))
                .property("ResponseHeadersPolicyConfig");
        var security = policy.path("SecurityHeadersConfig");
        var sent = new LinkedHashMap<String, String>();
        sent.put(
                "Content-Security-Policy",
                security.at("/ContentSecurityPolicy/ContentSecurityPolicy").asText());
        sent.put(
                "Strict-Transport-Security",
                "max-age="
                        + security.at("/StrictTransportSecurity/AccessControlMaxAgeSec")
                                .asText()
                        + (security.at("/StrictTransportSecurity/IncludeSubdomains")
                                        .asBoolean()
                                ? "; includeSubDomains"
                                : ""));
        sent.put("X-Content-Type-Options", security.has("ContentTypeOptions") ? "nosniff" : "");
        sent.put(
                "Referrer-Policy", security.at("/ReferrerPolicy/ReferrerPolicy").asText());
        policy.at("/CustomHeadersConfig/Items")
                .forEach(header -> sent.put(
                        header.path("Header").asText(), header.path("Value").asText()));
        var wanted = new LinkedHashMap<String, String>();
        JsonMapper.builder()
                .build()
                .readTree(Assembly.REPOSITORY
                        .resolve("application/src/main/site/headers.json")
                        .toFile())
                .properties()
                .forEach(header -> wanted.put(header.getKey(), header.getValue().asText()));
        assertThat(sent).isEqualTo(wanted);
    }

    @Test
    void bucket_isReadByThisDistributionAlone() {
        var origin = configuration.path("Origins").get(0);
        assertThat(templates
                        .follow("Edge", origin.path("OriginAccessControlId"))
                        .type())
                .isEqualTo("AWS::CloudFront::OriginAccessControl");
        var bucket = templates.one("AWS::S3::Bucket", "SiteBucket");
        assertThat(bucket.property("PublicAccessBlockConfiguration")).hasSize(4).allMatch(JsonNode::asBoolean);
        assertThat(bucket.property("VersioningConfiguration.Status").asText()).isEqualTo("Enabled");
    }

    @Test
    void oldConnections_areRefused() {
        assertThat(configuration.at("/ViewerCertificate/MinimumProtocolVersion").asText())
                .isEqualTo("TLSv1.2_2021");
    }

    @Test
    void name_leadsToTheDistribution_inBothKindsOfAddress() {
        assertThat(templates.ofType("AWS::Route53::RecordSet"))
                .filteredOn(record -> record.property("Name").asText().equals("pay.quittance.example."))
                .extracting(record -> record.property("Type").asText())
                .containsExactlyInAnyOrder("A", "AAAA");
    }

    @Test
    void assets_areKeptForAYear_andPagesAskedForEachTime() {
        var hashed = templates.one("Custom::CDKBucketDeployment", "SiteHashed");
        var pages = templates.one("Custom::CDKBucketDeployment", "SitePages");
        assertThat(hashed.property("SystemMetadata.cache-control").asText())
                .isEqualTo("public, max-age=31536000, immutable");
        assertThat(hashed.property("Prune").asBoolean(true)).isFalse();
        assertThat(pages.property("SystemMetadata.cache-control").asText()).isEqualTo("no-cache");
        assertThat(pages.body().path("DependsOn").toString()).contains("SiteHashed");
    }

    private JsonNode behavior(String pattern) {
        return StreamSupport.stream(configuration.path("CacheBehaviors").spliterator(), false)
                .filter(behavior -> behavior.path("PathPattern").asText().equals(pattern))
                .findFirst()
                .orElseThrow();
    }
}
