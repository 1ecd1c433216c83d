package dev.quittance.deploy.plan;

import static dev.quittance.deploy.plan.Planted.plan;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GuardsTest {

    private static final String METHOD = "AWS::ApiGateway::Method";

    @Test
    void key_thatIsNoLongerAskedFor_opensTheNetwork() {
        assertOpens(
                change(METHOD, it -> it.put("ApiKeyRequired", false)),
                first(Assembly.prod(), METHOD).address() + " loses its API key");
    }

    @Test
    void authorization_thatTurnsToNone_opensTheNetwork() {
        var released = Assembly.prod().copy();
        properties(first(released, METHOD)).put("AuthorizationType", "AWS_IAM");
        assertOpens(Plan.between(released, Assembly.prod()), "loses its authorization");
    }

    @Test
    void firewall_thatIsDetached_opensTheNetwork() {
        assertOpens(
                change(
                        "AWS::CloudFront::Distribution",
                        it -> ((ObjectNode) it.path("DistributionConfig")).remove("WebACLId")),
                "loses the firewall");
    }

    @Test
    void rule_thatGoes_orOnlyCounts_opensTheNetwork() {
        assertOpens(
                change("AWS::WAFv2::WebACL", it -> ((ArrayNode) it.path("Rules")).remove(0)), "the block of PageRate");
        assertOpens(
                change(
                        "AWS::WAFv2::WebACL",
                        it -> ((ObjectNode) it.at("/Rules/1"))
                                .putObject("OverrideAction")
                                .putObject("Count")),
                "loses the block of");
    }

    @Test
    void methodThatComes_opensTheNetwork_onlyWithoutAKey() {
        var open = first(Assembly.prod(), METHOD).body().deepCopy();
        ((ObjectNode) open.path("Properties")).remove("ApiKeyRequired");
        assertOpens(Planted.add("Edge", "Another", open), "Edge/Another is new and has no guard");
        var guarded = first(Assembly.prod(), METHOD).body().deepCopy();
        assertThat(Planted.add("Edge", "Another", guarded).of(Risk.OPENS_NETWORK))
                .isEmpty();
    }

    private static void assertOpens(Plan plan, String words) {
        assertThat(plan.of(Risk.OPENS_NETWORK))
                .isNotEmpty()
                .anyMatch(change -> change.how().contains(words));
    }

    private static Plan change(String type, Consumer<ObjectNode> change) {
        return plan(templates -> change.accept(properties(first(templates, type))));
    }

    private static Resource first(Templates templates, String type) {
        return templates.ofType(type).getFirst();
    }

    private static ObjectNode properties(Resource resource) {
        return (ObjectNode) resource.properties();
    }
}
