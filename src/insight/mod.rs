//! What the numbers say: what stands out, who needs attention. Pure.
