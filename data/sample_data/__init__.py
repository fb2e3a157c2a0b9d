"""Sample data of an invented government, in the formats in which real platforms export theirs."""
