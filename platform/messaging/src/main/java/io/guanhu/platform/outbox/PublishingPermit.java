package io.guanhu.platform.outbox;

/**
 * Whether a service may publish. A restored database may contain events about people erased since;
 * they wait until the service knows. Checked before every round.
 */
@FunctionalInterface
public interface PublishingPermit {

    boolean granted();
}
