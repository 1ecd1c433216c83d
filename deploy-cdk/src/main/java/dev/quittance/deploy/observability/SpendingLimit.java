package dev.quittance.deploy.observability;

import dev.quittance.deploy.settings.Settings;
import java.util.List;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.budgets.CfnBudget.BudgetDataProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.NotificationProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.NotificationWithSubscribersProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.SpendProperty;
import software.amazon.awscdk.services.budgets.CfnBudget.SubscriberProperty;
import software.constructs.Construct;

/**
 * A mail before the account's bill exceeds what the environment may cost with a million payments: at four fifths of it,
 * and when AWS expects all of it.
 */
final class SpendingLimit {

    private SpendingLimit() {}

    static CfnBudget build(Construct scope, Settings settings) {
        var cost = settings.cost();
        var mail = settings.observability().alarmEmail();
        return CfnBudget.Builder.create(scope, "SpendingLimit")
                .budget(BudgetDataProperty.builder()
                        .budgetName("quittance-" + settings.name())
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        .budgetLimit(SpendProperty.builder()
                                .amount(cost.fixedMonthlyUsdMax()
                                        .add(cost.perMillionPaymentsUsdMax())
                                        .doubleValue())
                                .unit("USD")
                                .build())
                        .build())
                .notificationsWithSubscribers(List.of(told("ACTUAL", 80, mail), told("FORECASTED", 100, mail)))
                .build();
    }

    private static NotificationWithSubscribersProperty told(String type, int percent, String mail) {
        return NotificationWithSubscribersProperty.builder()
                .notification(NotificationProperty.builder()
                        .notificationType(type)
                        .comparisonOperator("GREATER_THAN")
                        .threshold(percent)
                        .thresholdType("PERCENTAGE")
                        .build())
                .subscribers(List.of(SubscriberProperty.builder()
                        .subscriptionType("EMAIL")
                        .address(mail)
                        .build()))
                .build();
    }
}
