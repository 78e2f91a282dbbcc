/**
 * Tells the audit log what the gateway refused. It has no database: refusals are counted in a spool
 * on disk, and sent when Kafka takes them.
 */
@NullMarked
package io.guanhu.gateway.audit;

import org.jspecify.annotations.NullMarked;
