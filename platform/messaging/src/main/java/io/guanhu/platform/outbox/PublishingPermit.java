package io.guanhu.platform.outbox;

/**
 * Whether a service may publish. A restored database may hold events about people who were erased
 * since; they wait until the service knows better. Asked before every round.
 */
@FunctionalInterface
public interface PublishingPermit {

    boolean granted();
}
