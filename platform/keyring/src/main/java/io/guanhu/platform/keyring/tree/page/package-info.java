/** What one page of a key tree holds, and how it is sealed. */
@NullMarked
package io.guanhu.platform.keyring.tree.page;

import org.jspecify.annotations.NullMarked;
