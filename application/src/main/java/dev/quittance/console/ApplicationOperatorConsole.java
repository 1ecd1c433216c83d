package dev.quittance.console;

import static java.util.stream.Collectors.toMap;

import dev.quittance.admin.Act;
import dev.quittance.admin.OperatorConsole;
import dev.quittance.admin.RefusedException;
import dev.quittance.operator.Operator;
import dev.quittance.operator.Operators;
import dev.quittance.operator.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks after operators for the console, and writes down who did what. */
@ApplicationScoped
@Transactional
class ApplicationOperatorConsole implements OperatorConsole {

    private static final String ROLE = "role";
    private static final String STATUS = "status";

    private final Operators operators;
    private final AuditTrail audit;
    private final InstantSource time;

    ApplicationOperatorConsole(Operators operators, AuditTrail audit, InstantSource time) {
        this.operators = operators;
        this.audit = audit;
        this.time = time;
    }

    @Override
    public List<Row> list() {
        var now = time.instant();
        return operators.list().stream()
                .map(operator -> new Row(
                        operator.name(),
                        operator.role(),
                        statusOf(operator, now),
                        operator.createdAt(),
                        operator.lastLoginAt()))
                .toList();
    }

    private static String statusOf(Operator operator, Instant now) {
        if (operator.isDisabled()) {
            return "disabled";
        }
        if (operator.isLocked(now)) {
            return "locked";
        }
        return operator.mustChoosePassword() ? "invited" : "active";
    }

    @Override
    public String create(Act act, String name, String role) {
        var wanted = role(role);
        if (operators.lock(name).isPresent()) {
            throw new RefusedException("There is an operator " + name + " already.");
        }
        audit.refuseTwin(act);
        try {
            var secret = operators.create(name, wanted);
            audit.append(act, "create_operator", name, Map.of(), Map.of(ROLE, wanted.wire()));
            return secret.text();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void changeRole(Act act, String name, String role) {
        var wanted = role(role);
        var operator = lock(act, name);
        var before = operator.role();
        operators.changeRole(operator, wanted);
        audit.append(act, "change_role", name, Map.of(ROLE, before), Map.of(ROLE, wanted.wire()));
    }

    @Override
    public String reset(Act act, String name) {
        var operator = lock(act, name);
        var before = statusOf(operator, time.instant());
        var secret = operators.reset(operator);
        var after = statusOf(operator, time.instant());
        audit.append(act, "reset_password", name, Map.of(STATUS, before), Map.of(STATUS, after));
        return secret.text();
    }

    @Override
    public void disable(Act act, String name) {
        var operator = lock(act, name);
        if (operator.isDisabled()) {
            throw new RefusedException(name + " is disabled already.");
        }
        operators.disable(operator);
        audit.append(act, "disable_operator", name, Map.of(STATUS, "enabled"), Map.of(STATUS, "disabled"));
    }

    @Override
    public void enable(Act act, String name) {
        var operator = lock(act, name);
        if (!operator.isDisabled()) {
            throw new RefusedException(name + " is not disabled.");
        }
        operators.enable(operator);
        audit.append(act, "enable_operator", name, Map.of(STATUS, "disabled"), Map.of(STATUS, "enabled"));
    }

    private Operator lock(Act act, String name) {
        if (name.equals(act.operator())) {
            throw new RefusedException("Somebody else has to do that: nobody takes away their own access.");
        }
        // In one order: two admins who shut each other out neither both succeed, or none would be left, nor deadlock.
        var locked = Stream.of(act.operator(), name)
                .sorted()
                .flatMap(each -> operators.lock(each).stream())
                .collect(toMap(Operator::name, Function.identity()));
        if (!isAdmin(locked.get(act.operator()))) {
            throw new RefusedException("You are no admin any more.");
        }
        audit.refuseTwin(act);
        return Optional.ofNullable(locked.get(name))
                .orElseThrow(() -> new RefusedException("There is no operator " + name + "."));
    }

    private static boolean isAdmin(@Nullable Operator operator) {
        return operator != null && !operator.isDisabled() && operator.role().equals(Role.ADMIN.wire());
    }

    private static Role role(String wire) {
        return Role.of(wire).orElseThrow(() -> new RefusedException("Choose a role."));
    }
}
