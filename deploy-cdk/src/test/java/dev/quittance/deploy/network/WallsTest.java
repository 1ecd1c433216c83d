package dev.quittance.deploy.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quittance.deploy.template.Resource;
import dev.quittance.deploy.template.Templates;
import dev.quittance.deploy.test.Assembly;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallsTest {

    private final Templates templates = Assembly.prod();

    @Test
    void ingressRules_areTheTableOfDoors() {
        var expected = betweenPlaces().map(door -> door.from() + " -> " + door.to() + ":" + door.port());
        assertThat(templates.ofType("AWS::EC2::SecurityGroupIngress"))
                .extracting(rule -> place(rule, "SourceSecurityGroupId") + " -> " + place(rule, "GroupId") + ":"
                        + rule.property("FromPort").asInt())
                .containsExactlyInAnyOrderElementsOf(expected.toList());
    }

    @Test
    void egressRules_areTheTableOfDoors() {
        var expected = betweenPlaces().map(door -> door.from() + " -> " + door.to() + ":" + door.port());
        assertThat(templates.ofType("AWS::EC2::SecurityGroupEgress"))
                .extracting(rule -> place(rule, "GroupId") + " -> " + place(rule, "DestinationSecurityGroupId") + ":"
                        + rule.property("FromPort").asInt())
                .containsExactlyInAnyOrderElementsOf(expected.toList());
    }

    @Test
    void group_reachesTheInternetOnlyWhereTheTableSays() {
        for (var place : Place.values()) {
            var group = templates.one("AWS::EC2::SecurityGroup", "Walls" + place.construct());
            var ports = new ArrayList<Integer>();
            group.property("SecurityGroupEgress").forEach(rule -> {
                if (!rule.path("CidrIp").asText().equals("255.255.255.255/32")) {
                    ports.add(rule.path("FromPort").asInt());
                }
            });
            assertThat(ports).isEqualTo(internetPorts(place));
        }
    }

    @Test
    void group_isNeverLeftWithEc2sDefaultOfReachingEverything() {
        assertThat(templates.ofType("AWS::EC2::SecurityGroup"))
                .allMatch(group -> group.property("SecurityGroupEgress").size() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "stage", "prod"})
    void description_hasOnlyWhatEc2Takes(String environment) {
        assertThat(Assembly.templates(environment).all())
                .filteredOn(resource -> resource.type().startsWith("AWS::EC2::SecurityGroup"))
                .flatExtracting(resource -> Stream.of("Description", "GroupDescription")
                        .flatMap(name -> resource.properties().findValuesAsText(name).stream())
                        .toList())
                .hasSizeGreaterThan(20)
                .allMatch(words -> words.toString().matches("[\\w. :/()#,@\\[\\]+=&;{}!$*-]{1,255}"));
    }

    @Test
    void door_withAnApostrophe_isRefused() {
        assertThatThrownBy(() -> new Door(Place.BASTION, null, Door.HTTPS, "the bastion's"))
                .hasMessageContaining("the bastion's");
    }

    private static List<Integer> internetPorts(Place place) {
        return Door.ALL.stream()
                .filter(door -> door.from() == place && door.to() == null)
                .map(Door::port)
                .toList();
    }

    private static Stream<Door> betweenPlaces() {
        return Door.ALL.stream().filter(door -> door.to() != null);
    }

    private Place place(Resource rule, String property) {
        var group = templates.follow(rule.stack(), rule.property(property)).logicalId();
        for (var place : Place.values()) {
            if (group.startsWith("Walls" + place.construct())) {
                return place;
            }
        }
        throw new AssertionError(group);
    }
}
