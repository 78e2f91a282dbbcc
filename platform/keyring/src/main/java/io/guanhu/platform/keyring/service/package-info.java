/** Keys of the service itself, for what belongs to no customer. */
@NullMarked
package io.guanhu.platform.keyring.service;

import org.jspecify.annotations.NullMarked;
