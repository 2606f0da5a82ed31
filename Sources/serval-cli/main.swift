print("serval")
