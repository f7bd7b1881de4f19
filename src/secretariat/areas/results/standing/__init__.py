"""How indicators stand: values, the path to each target, status, series across frameworks."""
