print("serval-benchmark")
