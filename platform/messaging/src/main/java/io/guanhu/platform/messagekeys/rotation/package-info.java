/** Records a service's signing keys in its database, and lets an administrator replace them. */
@NullMarked
package io.guanhu.platform.messagekeys.rotation;

import org.jspecify.annotations.NullMarked;
