package dev.quittance.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.quittance.test.Console;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: every address of the console, asked directly by everyone. */
@QuarkusTest
class RolesTest {

    /** Method, address, and who may: nobody else may. */
    private static final String TABLE = """
        GET  /admin                                 viewer operator admin
        GET  /admin/overview                        viewer operator admin
        GET  /admin/payments                        viewer operator admin
        GET  /admin/payments.csv                    viewer operator admin
        GET  /admin/search                          viewer operator admin
        GET  /admin/payments/{id}                   viewer operator admin
        GET  /admin/payments/{id}/timeline          viewer operator admin
        POST /admin/payments/{id}/capture                  operator admin
        POST /admin/payments/{id}/cancel                   operator admin
        POST /admin/payments/{id}/refund                   operator admin
        POST /admin/payments/{id}/reverse                  operator admin
        POST /admin/payments/{id}/inquire                  operator admin
        POST /admin/payments/{id}/settle                   operator admin
        GET  /admin/unknowns                        viewer operator admin
        GET  /admin/discrepancies                   viewer operator admin
        POST /admin/discrepancies/{id}/note                operator admin
        GET  /admin/approvals                       viewer operator admin
        POST /admin/approvals/{id}/approve                 operator admin
        POST /admin/approvals/{id}/reject                  operator admin
        GET  /admin/webhooks                        viewer operator admin
        GET  /admin/webhooks/{id}                   viewer operator admin
        POST /admin/webhooks/{id}/disable                  operator admin
        POST /admin/webhooks/{id}/enable                   operator admin
        POST /admin/webhooks/{id}/replay                   operator admin
        GET  /admin/webhooks/deliveries/{id}        viewer operator admin
        POST /admin/webhooks/deliveries/{id}/replay        operator admin
        GET  /admin/dead-letters                    viewer operator admin
        POST /admin/dead-letters/{queue}/redrive           operator admin
        POST /admin/dead-letters/{queue}/{id}/redrive      operator admin
        POST /admin/dead-letters/{queue}/{id}/discard      operator admin
        GET  /admin/outbox                          viewer operator admin
        GET  /admin/merchants                       viewer operator admin
        POST /admin/merchants                                       admin
        POST /admin/merchants/{id}/contact                          admin
        POST /admin/merchants/{id}/suspend                          admin
        POST /admin/merchants/{id}/resume                           admin
        POST /admin/merchants/{id}/keys                             admin
        GET  /admin/merchants/{id}                  viewer operator admin
        POST /admin/merchants/{id}/keys/{key}/revoke                admin
        GET  /admin/audit                           viewer operator admin
        GET  /admin/audit/export.csv                viewer operator admin
        GET  /admin/operators                                       admin
        POST /admin/operators                                       admin
        POST /admin/operators/{name}/role                           admin
        POST /admin/operators/{name}/reset                          admin
        POST /admin/operators/{name}/disable                        admin
        POST /admin/operators/{name}/enable                         admin
        GET  /admin/password                        viewer operator admin
        POST /admin/password                        viewer operator admin
        GET  /admin/login                    nobody viewer operator admin
        POST /admin/logout                   nobody viewer operator admin
        """;

    @Inject
    Console console;

    record Address(String method, String path, List<String> who) {
        static Address parse(String line) {
            var words = line.strip().split(" +");
            return new Address(words[0], words[1], List.of(words).subList(2, words.length));
        }
    }

    static List<Address> addresses() {
        return TABLE.lines().map(Address::parse).toList();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void eachMayWhatTheTableSays_andNothingElse(Address address) {
        for (var who : List.of("nobody", "viewer", "operator", "admin")) {
            var status = ask(who, address);
            if (address.who.contains(who)) {
                assertThat(status)
                        .as("%s: %s", who, address)
                        .isNotIn(302, 401, 403)
                        .isLessThan(500);
            } else {
                assertThat(status).as("%s: %s", who, address).isEqualTo(who.equals("nobody") ? 302 : 403);
            }
        }
    }

    /** What it is about is not there, so that nothing changes whoever asks. */
    private int ask(String who, Address address) {
        var session = who.equals("nobody") ? console.stranger() : console.as(who);
        var path = address.path.replaceAll("\\{\\w+}", "nothing");
        return (address.method.equals("GET") ? session.get(path) : session.send(path, Map.of("reason", "may I?")))
                .statusCode();
    }

    @Test
    void table_hasEveryAddress() {
        var pages = new ClassFileImporter().importPackages("dev.quittance.admin");
        var found = pages.stream()
                .filter(page -> page.isAnnotatedWith(Path.class))
                .flatMap(page -> page.getMethods().stream())
                .flatMap(RolesTest::address);
        assertThat(addresses().stream().map(address -> address.method + " " + address.path))
                .containsExactlyInAnyOrderElementsOf(found.toList());
    }

    private static Stream<String> address(JavaMethod method) {
        var path = method.getOwner().getAnnotationOfType(Path.class).value()
                + (method.isAnnotatedWith(Path.class)
                        ? method.getAnnotationOfType(Path.class).value()
                        : "");
        return Stream.of(GET.class, POST.class)
                .filter(method::isAnnotatedWith)
                .map(verb -> verb.getSimpleName() + " " + path);
    }
}
