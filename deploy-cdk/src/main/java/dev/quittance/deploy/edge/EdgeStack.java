package dev.quittance.deploy.edge;

import dev.quittance.deploy.application.ApplicationStack;
import dev.quittance.deploy.artifact.Artifacts;
import dev.quittance.deploy.data.DataStack;
import dev.quittance.deploy.network.NetworkStack;
import dev.quittance.deploy.settings.Settings;
import dev.quittance.deploy.stack.QuittanceStack;
import software.constructs.Construct;

/** What faces the world. Everything in it can be made again without losing a payment. */
public final class EdgeStack extends QuittanceStack {

    private final Gateway gateway;
    private final FrontDoor frontDoor;

    public EdgeStack(
            Construct scope,
            Settings settings,
            Artifacts artifacts,
            NetworkStack network,
            DataStack data,
            ApplicationStack application) {
        super(scope, "Edge", "names, site, firewall, gateway and bastion", settings);
        var openApi = OpenApi.read(artifacts.openApi());
        var problems = new GatewayProblems(openApi);
        var balancer = application.balancer().balancer();
        var routes = Routes.of(openApi, settings.edge());
        gateway = new Gateway(this, settings, routes, problems, network, balancer);
        var firewall = new Firewall(this, settings, problems);
        var site = new Site(this, settings, artifacts.packedSite());
        var headers = SecurityHeaders.read(artifacts.headers());
        frontDoor = new FrontDoor(
                this, settings, headers, site, firewall, gateway, data.secrets().origin());
        new Bastion(this, settings, artifacts, network);
    }

    public Gateway gateway() {
        return gateway;
    }

    public FrontDoor frontDoor() {
        return frontDoor;
    }
}
