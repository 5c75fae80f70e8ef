/**
 * The resource adapter (Jakarta Connectors 2.1): what application servers find by its deployment descriptor and fill
 * with their configuration. Applications see none of it but {@link io.rowmq.ra.EndpointMXBean}, through JMX.
 */
@NullMarked
package io.rowmq.ra;

import org.jspecify.annotations.NullMarked;
