"""How the product does as letters go from a thousand to a million, beside others."""
