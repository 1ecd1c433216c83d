package dev.quittance.deploy.observability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quittance.deploy.template.Resource;
import java.math.BigDecimal;

/** An alarm of the templates in one sentence. */
final class Condition {

    private Condition() {}

    static String of(Resource alarm) {
        var periods = alarm.property("EvaluationPeriods").asInt();
        return "Goes off when " + what(alarm) + " " + comparison(alarm) + " "
                + new BigDecimal(alarm.property("Threshold").asText())
                        .stripTrailingZeros()
                        .toPlainString()
                + (periods == 1 ? " in " : " in each of " + periods + " times ") + seconds(alarm) + " s."
                + (alarm.property("TreatMissingData").asText().equals("breaching") ? " Silence counts too." : "");
    }

    private static String what(Resource alarm) {
        if (!alarm.has("Metrics")) {
            return measured(alarm.properties(), alarm.property("Statistic"), alarm.property("ExtendedStatistic"));
        }
        var text = new StringBuilder();
        alarm.property("Metrics").forEach(query -> {
            if (query.has("MetricStat")) {
                var stat = query.path("MetricStat");
                text.append(query.path("Id").asText())
                        .append(" is ")
                        .append(measured(stat.path("Metric"), stat.path("Stat"), stat.path("Stat")))
                        .append(", ");
            } else {
                text.insert(0, "`" + query.path("Expression").asText() + "`, where ");
            }
        });
        return text + "and that";
    }

    private static String measured(JsonNode metric, JsonNode statistic, JsonNode extended) {
        var name = metric.path("MetricName").asText().replaceAll("-(dev|stage|prod)$", "");
        return (statistic.isTextual() ? statistic : extended).asText() + " of `"
                + metric.path("Namespace").asText() + " " + name + "`";
    }

    private static String comparison(Resource alarm) {
        return alarm.property("ComparisonOperator").asText().equals("GreaterThanThreshold")
                ? "is more than"
                : "is less than";
    }

    private static int seconds(Resource alarm) {
        return alarm.has("Period")
                ? alarm.property("Period").asInt()
                : alarm.property("Metrics").findValue("Period").asInt();
    }
}
