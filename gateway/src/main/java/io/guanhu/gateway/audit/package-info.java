/**
 * Reports to the audit log what the gateway refused. The gateway has no database, so refusals are
 * counted in a spool on disk and sent when Kafka accepts them.
 */
@NullMarked
package io.guanhu.gateway.audit;

import org.jspecify.annotations.NullMarked;
