package dev.quittance.deploy.edge;

import dev.quittance.deploy.settings.EdgeSettings;
import java.util.ArrayList;
import java.util.List;

/** Everything that the gateway hands on. */
final class Routes {

    /** The description of all others, which does not describe itself. */
    static final Route DESCRIPTION = new Route("/api/v1/openapi.json", "GET", List.of());

    /** The sandbox's bank page: no part of the API, for payers alone. */
    static final String BANK_PAGE = "/sandbox/challenge/{operation}";

    private Routes() {}

    static List<Route> of(OpenApi openApi, EdgeSettings edge) {
        var routes = new ArrayList<>(openApi.routes());
        routes.add(DESCRIPTION);
        if (edge.testMode()) {
            routes.add(new Route(BANK_PAGE, "GET", List.of()));
            routes.add(new Route(BANK_PAGE, "POST", List.of()));
        }
        return routes.stream().sorted().toList();
    }
}
