/** What users tune: small types with a stated default. */
@NullMarked
package io.rowmq.policy;

import org.jspecify.annotations.NullMarked;
