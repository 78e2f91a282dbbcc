/**
 * What a service's tests stand on. {@link io.guanhu.platform.testing.Memory} is the platform without servers, for
 * use cases; {@link io.guanhu.platform.testing.ServiceDatabase} the service's own tables in a real database, for stores.
 */
@NullMarked
package io.guanhu.platform.testing;

import org.jspecify.annotations.NullMarked;
