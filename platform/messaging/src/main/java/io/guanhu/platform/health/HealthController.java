package io.guanhu.platform.health;

import io.guanhu.platform.health.ServiceHealth.Part;
import io.guanhu.platform.health.ServiceHealth.State;
import io.guanhu.platform.security.Audited;
import io.guanhu.platform.security.Permitted;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.ReactiveHealthEndpointWebExtension;
import org.springframework.boot.health.contributor.Status;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Shows the health of the service to people, who cannot reach the management port with its further
 * details. The answer is always 200, whatever the health.
 */
@RestController
@RequestMapping("/api/operations/${spring.application.name}/health")
class HealthController {

    private final ReactiveHealthEndpointWebExtension probes;
    private final Gauges gauges;

    HealthController(ReactiveHealthEndpointWebExtension probes, Gauges gauges) {
        this.probes = probes;
        this.gauges = gauges;
    }

    @Audited(value = "health.read", counted = true)
    @GetMapping
    @Permitted("health.read")
    Mono<ServiceHealth> read() {
        return probes.health(ApiVersion.LATEST, WebServerNamespace.SERVER, SecurityContext.NONE, true)
                .flatMap(answer -> Mono.justOrEmpty(answer.getBody()))
                .map(this::toResponse);
    }

    private ServiceHealth toResponse(HealthDescriptor found) {
        return new ServiceHealth(stateOf(found), parts(found), gauges.outbox(), gauges.parked(), gauges.refused());
    }

    private static List<Part> parts(HealthDescriptor found) {
        return componentsOf(found).entrySet().stream()
                .map(each -> new Part(each.getKey(), stateOf(each.getValue())))
                .sorted(Comparator.comparing(Part::name))
                .toList();
    }

    private static Map<String, HealthDescriptor> componentsOf(HealthDescriptor found) {
        Map<String, HealthDescriptor> components =
                found instanceof CompositeHealthDescriptor composite ? composite.getComponents() : null;
        return components == null ? Map.of() : components;
    }

    private static State stateOf(HealthDescriptor found) {
        Status status = found.getStatus();
        if (status.equals(Status.UP)) {
            return State.UP;
        }
        if (status.equals(Status.DOWN)) {
            return State.DOWN;
        }
        return status.equals(Status.OUT_OF_SERVICE) ? State.OUT_OF_SERVICE : State.UNKNOWN;
    }
}
