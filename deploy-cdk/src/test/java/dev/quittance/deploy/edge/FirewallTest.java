package dev.quittance.deploy.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.test.Assembly;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirewallTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Resource acl = Assembly.prod().one("AWS::WAFv2::WebACL", "Firewall");

    @Test
    void distribution_isBehindTheFirewall() {
        var distribution = Assembly.prod().one("AWS::CloudFront::Distribution", "FrontDoor");
        assertThat(Assembly.prod().follow("Edge", distribution.property("DistributionConfig.WebACLId")))
                .isEqualTo(acl);
    }

    @Test
    void whatAPaymentsOwnDataMayHold_isOnlyCounted() {
        assertThat(overridden("Count"))
                .containsExactlyInAnyOrder("SizeRestrictions_BODY", "GenericRFI_BODY", "EC2MetaDataSSRF_BODY");
    }

    @Test
    void refusal_isAProblem() throws IOException {
        assertThat(overridden("Block")).contains("Log4JRCE_HEADER", "CrossSiteScripting_URIPATH");
        var content =
                acl.property("CustomResponseBodies.request-blocked.Content").asText();
        assertThat(content).contains("\"code\":\"request-blocked\"", "\"status\":403");
        var problem = MAPPER.readTree(GatewayTest.OPEN_API.toFile()).at("/components/schemas/Problem/properties");
        assertThat(GatewayTest.names(MAPPER.readTree(content)))
                .contains("type", "title", "retryable")
                .isSubsetOf(GatewayTest.names(problem));
        assertThat(acl.property("Rules").findValues("CustomResponse"))
                .hasSizeGreaterThan(20)
                // AWS refuses a content type here: it comes from the body's.
                .noneMatch(answer -> answer.has("ResponseHeaders"));
    }

    @Test
    void merchantsServers_whichShareAddresses_areNotCountedByAddress() {
        var limited = acl.property("Rules").get(0).at("/Statement/RateBasedStatement/ScopeDownStatement");
        assertThat(limited.at("/NotStatement/Statement/ByteMatchStatement/SearchString")
                        .asText())
                .isEqualTo("/api/");
    }

    private List<String> overridden(String action) {
        var rules = new ArrayList<String>();
        for (var override : acl.property("Rules").findValues("RuleActionOverrides").stream()
                .flatMap(JsonNode::valueStream)
                .toList()) {
            if (override.path("ActionToUse").has(action)) {
                rules.add(override.path("Name").asText());
            }
        }
        return rules;
    }
}
