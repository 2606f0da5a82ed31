// Written by Tests/compare/make_fixtures.py.

/// PNG files of every colour type, bit depth and interlacing, with and without tRNS.
enum PNGFixtures {
    static let all: [Fixture] = [
        Fixture(
            name: "type 0, 1 bits", width: 11, height: 9, hash: 0x1BC1571B8F24DEBA,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAQAAAADMH+uAAAAAJElEQVR4nGP4f4Dx/EemAgXm+4EsnxMYXjxg3K3KJMPAXMIIAKET
                CdzYsCDmAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 0, 1 bits, tRNS", width: 11, height: 9, hash: 0x81CE9ACF3EAA9962,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAQAAAADMH+uAAAAAAnRSTlMAAQGU/a4AAAAHSURBVHicY/h/gPHPodUpAAAAB0lEQVT8
                R6YCBeb7iTuu9QAAAAdJREFUgSyfExhePB/BSQoAAAAHSURBVGDcrcokw8ByrLbRAAAAB0lEQVRcwggAoRMJAfpi+AAAAAFJREFU
                3Kdd4xcAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 0, 1 bits, interlaced", width: 11, height: 9, hash: 0x9039F7CB3E32E101,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAQAAAAG7GNsWAAAAMklEQVR4nGM4wNjA1MDswPKAwYFxAdMC5g8sZxhuMBYAxQ6wMDDI
                H2CsO8RUsoBZTBMABzsMO8OPsdQAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 0, 1 bits, interlaced, tRNS", width: 11, height: 9, hash: 0xF8605F393ABEA70A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAQAAAAG7GNsWAAAAAnRSTlMAAQGU/a4AAAAHSURBVHicYzjA2MBUUlVkAAAAB0lEQVTU
                wOzA8oDB/fvrzQAAAAdJREFUgXEB0wLmDzXXRlQAAAAHSURBVCxnGG4wFgDnILsaAAAAB0lEQVTFDrAwMMgfp9VP7gAAAAdJREFU
                YKw7xFSygNMef+QAAAAHSURBVFlMEwAHOwyQiuWTAAAAAUlEQVQ7mTOUzAAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "type 0, 2 bits", width: 11, height: 9, hash: 0x2A668F9058F83E4B,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAgAAAACLv5FQAAAALUlEQVR4nGNwy9vAmNr1lMntnwtzlrQCi020EMMe0T+MB1cGMc0M
                NWGu9OQHANzCC5soHoIFAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 0, 2 bits, tRNS", width: 11, height: 9, hash: 0x5D396A2929FCEA2F,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAgAAAACLv5FQAAAAAnRSTlMAAQGU/a4AAAAHSURBVHicY3DL28AtipmUAAAAB0lEQVSY
                2vWUye2fgTzbUwAAAAdJREFUC3OWtAKLTdkvUw8AAAAHSURBVLQQwx7RP4ywUrqbAAAAB0lEQVQHVwYxzQw1Odw5vQAAAAdJREFU
                Ya705AcA3CkCRGMAAAADSURBVMILm+/In4sAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 0, 2 bits, interlaced", width: 11, height: 9, hash: 0x7BC08C5EA0C437FD,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAgAAAAH8uKHGAAAAPklEQVR4nGMoYHRgcmBOYJnCsIXxBtMd5vyXLNmODNkHGHOFmVwZ
                mAW5WRgbGLTWH2Bc7VrBJFQ5hXl5uTQAchEOW/lN788AAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 0, 2 bits, interlaced, tRNS", width: 11, height: 9, hash: 0xAC816540EE27D315,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAgAAAAH8uKHGAAAAAnRSTlMAAQGU/a4AAAAHSURBVHicYyhgdGAJVw+WAAAAB0lEQVRy
                YE5gmcKwJt+BaAAAAAdJREFUhfEG0x3m/F7G7WQAAAAHSURBVJcs2Y4M2QddsJhqAAAAB0lEQVQYc4WZXBmYKe2ClAAAAAdJREFU
                BblZGBsYtNhhx6kAAAAHSURBVNYfYFztWsFmIZ5JAAAAB0lEQVQkVDmFeXm5hG2K/AAAAAZJREFUNAByEQ5bEfVY2QAAAABJRU5E
                rkJggg==
                """),
        Fixture(
            name: "type 0, 4 bits", width: 11, height: 9, hash: 0x3AF3FA6E03F69BED,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJBAAAAAAE/2TwAAAASElEQVR4nGMQcquYc46BUdVJ2VnVjklRyUnYSIE5VcXIWtmURUVJ
                VVlJgWHvR9OMWRsYHzobGymrMDkpGhkbOTCbGGtpmcoDAMTiDjE0YOPKAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 0, 4 bits, tRNS", width: 11, height: 9, hash: 0x2D9D52ED490A2828,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJBAAAAAAE/2TwAAAAAnRSTlMAAQGU/a4AAAAHSURBVHicYxByq5iWrAs4AAAAB0lEQVRz
                joFR1UnZGq38OAAAAAdJREFUWdWOSVHJSS1kMiwAAAAHSURBVNhIgTlVxch6kbXcAAAAB0lEQVRa2ZRFRUlVP2UX+QAAAAdJREFU
                WUmBYe9H09oM6JEAAAAHSURBVIxZGxgfOhsXSiimAAAAB0lEQVQbKaswOSkaaW6pRgAAAAdJREFUGRs5MJsYaycmpa8AAAAHSURB
                VGmZygMAxOI9k1sTAAAAAklEQVQOMbOmkA4AAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 0, 4 bits, interlaced", width: 11, height: 9, hash: 0x8A261A5683915CF6,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJBAAAAAFz+FRmAAAAV0lEQVR4nAFMALP/AB0BMQJgA3AEoNAASQAB070CqrADaHrOBHp2
                qAAmjOABeUh/AjVkQAOtVlsEVENgADRXms3iMAGIMzQzMysCNiZGNkZAA7PdNFRDSYPYF7TYVGrQAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 0, 4 bits, interlaced, tRNS", width: 11, height: 9, hash: 0x56464D8CF84BF950,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJBAAAAAFz+FRmAAAAAnRSTlMAAQGU/a4AAAAHSURBVHicAUwAs//yPU+TAAAAB0lEQVQA
                HQExAmADfJmSZgAAAAdJREFUcASg0ABJAElnm1oAAAAHSURBVAHTvQKqsAOQ9p2LAAAAB0lEQVRoes4Eenaoev8uwAAAAAdJREFU
                ACaM4AF5SL3yQI4AAAAHSURBVH8CNWRAA60w64wZAAAAB0lEQVRWWwRUQ2AAydSZlgAAAAdJREFUNFeazeIwARlHaesAAAAHSURB
                VIgzNDMzKwJ4LYQ3AAAAB0lEQVQ2JkY2RkADTIRIPgAAAAdJREFUs900VENJg8FzEhQAAAADSURBVNgXtLPf2SkAAAAASUVORK5C
                YII=
                """),
        Fixture(
            name: "type 0, 8 bits", width: 11, height: 9, hash: 0x7E0A324D6C19441F,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAAAAADBD4nxAAAAZklEQVR4nGNglDL2S2+YueXMM0ZGdSlJSTCSlmRSVVVTV1VXV9dU
                V2f2U1CQVwJCBQUFFlVpoAIpECnJcODmJ141x6jinmX7GZ9JS0mABEF61dXU1ID6QQYw6yrIKyooKMorLZIHALFhFVcmHNcgAAAA
                AElFTkSuQmCC
                """),
        Fixture(
            name: "type 0, 8 bits, tRNS", width: 11, height: 9, hash: 0x7B375B812DA8AC34,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAAAAADBD4nxAAAAAnRSTlMAAQGU/a4AAAAHSURBVHicY2CUMvZadXq6AAAAB0lEQVRL
                b5i55cwzAELB9gAAAAdJREFURkZ1KUlJMCOtj7IAAAAHSURBVJKWZFJVVVOoURrPAAAAB0lEQVRXVVdX11RXjJDOKwAAAAdJREFU
                Z/ZTUJBXApbV+70AAAAHSURBVEIFBQUWVWneOP6qAAAAB0lEQVSgAikQKclwolzT/wAAAAdJREFU4OYnXjXHqKzOQwEAAAAHSURB
                VOKeZfsZn0kQnoWsAAAAB0lEQVRLSYAEQXrVS7jWFgAAAAdJREFU1dTUgPpBBhB86yoAAAAHSURBVDDrKsgrKijL+KmoAAAAB0lE
                QVQoyistkgcAUOgCogAAAARJREFUsWEVV8RCTawAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 0, 8 bits, interlaced", width: 11, height: 9, hash: 0xFFBA432540E70A67,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAAAAAG2CLlnAAAAgUlEQVR4nAF2AIn/AAHMATTMAmYDZwSaZmcANJkAAcxnZwKbmpkD
                TFp0jKhABJo0zTOXMwAaToC05gFnMjQzNAJLTU1OTAOowT9AQARMMzQxNQAmQFp0jaa/2fMOJwF0GRoZGRobGBsZGQJLTExOTk1M
                TktMTQOvs7UzMzQ0MzQzNZBfI4+lV7XwAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 0, 8 bits, interlaced, tRNS", width: 11, height: 9, hash: 0x52B81B95C7F2F3DC,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAAAAAG2CLlnAAAAAnRSTlMAAQGU/a4AAAAHSURBVHicAXYAif9IAokvAAAAB0lEQVQA
                AcwBNMwCvHDeHAAAAAdJREFUZgNnBJpmZ5Mh6aMAAAAHSURBVAA0mQABzGe/8N1wAAAAB0lEQVRnApuamQNMmCHCggAAAAdJREFU
                WnSMqEAEmqalfO0AAAAHSURBVDTNM5czABqlVe73AAAAB0lEQVROgLTmAWcytii3PwAAAAdJREFUNDM0AktNTVhJl+8AAAAHSURB
                VE5MA6jBP0BU6MP2AAAAB0lEQVRABEwzNDE1Wt2AkQAAAAdJREFUACZAWnSNpoaAqtcAAAAHSURBVL/Z8w4nAXQ2YCA1AAAAB0lE
                QVQZGhkZGhsY8le7SAAAAAdJREFUGxkZAktMTJDGEqgAAAAHSURBVE5OTUxOS0wPcv7eAAAAB0lEQVRNA6+ztTMzn4Bs3QAAAAdJ
                REFUNDQzNDM1kGdKuEUAAAADSURBVF8jj12Ezv8AAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 0, 16 bits", width: 11, height: 9, hash: 0xD5A772F3AADA21DD,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJEAAAAACRn1WyAAAAsElEQVR4nCWOsRmCMBCFL2DpAqRKmktlIwzgADqAA3BJ7wAk1g5A
                QmPlAi7AAEDvAizgAHpA8b/vVe9/AFCksjoPRB5ielfDOBMIgVamomWSjEWUaW0pwxrJ2BVrrHHolpZfJtUoUF6BbtRd/XRQXjc7
                rKXjkWWqM8QDIDmhh0/6HvcT2pO4xlv5GF7Ug5hJdqsuyU3cFp1sM3SsqzfQ8gFnCF1+GFVgkWfRQtDhyfkHGYRDkyJw8usAAAAA
                SUVORK5CYII=
                """),
        Fixture(
            name: "type 0, 16 bits, tRNS", width: 11, height: 9, hash: 0xA0DD4D1A72B0166C,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJEAAAAACRn1WyAAAAAnRSTlMAAHaTzTgAAAAHSURBVHicJY6xGYKk+C0fAAAAB0lEQVQw
                EIUvYOkCStEezgAAAAdJREFUpEqaS2UjDHrR118AAAAHSURBVOAAOoADcEluR1W0AAAAB0lEQVTvACTWDkBC6fUg6AAAAAdJREFU
                Y+UCLsAAQGjfW9AAAAAHSURBVO8CLOAAekCANP8AAAAAB0lEQVTxv+9V738API0W0wAAAAdJREFUUKSyOg9EHnjZ0oUAAAAHSURB
                VGJ6V8M4EwhUQYf0AAAAB0lEQVSBVqaiZZKMTIBEaAAAAAdJREFURZRpbSnDGq7V79UAAAAHSURBVMnYFWuscejiDnE3AAAAB0lE
                QVSWll8m1ShQjB/NAQAAAAdJREFUXoFu1F39dPJ6/mcAAAAHSURBVFBeNzuspeNSPR9IAAAAB0lEQVSRZaozxAMgBjylqgAAAAdJ
                REFUOaGHT/oe9ymXc2EAAAAHSURBVBPak7jGW/nqqX1eAAAAB0lEQVQYXtSDmEl2w6dpSwAAAAdJREFUqy7JTdwWnaqSpMYAAAAH
                SURBVGwzdKyrN9BPuKhlAAAAB0lEQVTyAWcIXX4YWfnRDgAAAAdJREFUVWCRZ9FC0LIPcyAAAAAHSURBVOHJ+QcZhEOhWOb0AAAA
                AUlEQVSTQT6/FgAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "type 0, 16 bits, interlaced", width: 11, height: 9, hash: 0xD9BD3498A8CEECAF,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJEAAAAAHmmGUkAAAAvUlEQVR4nA2NsRHCMAxFZYeSBZIBGCDSABnAPmrosQfIAtBDj0UP
                FU2SAeiRTc0CWYAeUPGf7utOTwAg2SBlsSFWISwSxxh2gJQYwIhoi5Y5MXPlyjb1dHLX2B0WfEZGJGRBgppd2cPYzsGEgLomhfXF
                Z1+csrrND+ig++mhK9TiD79oYRU7s1HlUa7xAW/+tMu8CqanOjVJww3Xl+as5CZZ91Sd+Jdqi87ixGcn1X09DdOELU040EijPtf8
                AUQ9VlTIoYkZAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 0, 16 bits, interlaced, tRNS", width: 11, height: 9, hash: 0x97D5646918A849AB,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJEAAAAAHmmGUkAAAAAnRSTlMAAHaTzTgAAAAHSURBVHicDY2xEcL5+S2sAAAAB0lEQVQw
                DEVlh5IF3Xt/FwAAAAdJREFUkgEYINIAGeCZVXcAAAAHSURBVMA+auixB8hlEGwrAAAAB0lEQVQC0EOPRQ8V+orl2QAAAAdJREFU
                TZIB6JFNzU5cZTAAAAAHSURBVAJZgB5Q8Z/1w3OVAAAAB0lEQVTu605PACDZKHUNvgAAAAdJREFUIGWxIVYhLD2NvqwAAAAHSURB
                VBLHGHaAlBhMSpcEAAAAB0lEQVTAiGiLljkxQnaWbgAAAAdJREFUc+XKNvV0cuLt0X0AAAAHSURBVNfYHRZ8RkZQKr7PAAAAB0lE
                QVQkZEGCml3Zw5zw4QAAAAdJREFUw9jOwYSAuiQRbiwAAAAHSURBVCaF9cVnX5zjA9ChAAAAB0lEQVSyus0P6KD7L5Kf5wAAAAdJ
                REFU6aEr1OIPv2QpfGwAAAAHSURBVGhhFTuzUeUJVVigAAAAB0lEQVRRrvEBb/60J7JgigAAAAdJREFUy7wKpqc6NWfZzJwAAAAH
                SURBVEnDDdeX5qxjstfZAAAAB0lEQVTkJln3VJ34XcI0ugAAAAdJREFUl2qLzuLEZ0zURWMAAAAHSURBVCfVfT0N04RKpBceAAAA
                B0lEQVQtTTjQSKM+2T3+7QAAAAdJREFU1/wBRD1WVMAgwKsAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 2, 8 bits", width: 11, height: 9, hash: 0xD0C6381AA662675E,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAIAAABrBkF6AAABAElEQVR4nB2OMU7DQBBF7YTW1N4NUtZI82cteY1kLz3ukxwgBzAN
                onEO4AOEA5CKKmkQRZQD+AIcAPf4AlyA2cyMvuaPRl8vip563Z79flpddDuu+6g/8OW8+f3e6emwioc+5uejgtdUK661rRVk/AJ1
                Cn/HVUp+RsQggBmWCQxZg0HO4Wpzmm9e9kv+MlwYFBk7A5fh06AUu7SFYXcjf6nkg7WFBukQIxbK2qDIoyFqRnR/61PS/eA9aYZm
                O+2629ObH4/bZOibeEK74Cum8MIrqpQNVtGjFkU1swIowSTNJJVfOYnDmcmC5271mkGIHgTN2PKeS0POcCnUH0LN7h/0VUS54Mbk
                VAAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "type 2, 8 bits, tRNS", width: 11, height: 9, hash: 0x05CC83130F4FEEE0,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAIAAABrBkF6AAAABnRSTlMAAABAAIDzhAlxAAAAB0lEQVR4nB2OMU7DIL1/TQAAAAdJ
                REFUQBBF7YTW1AptJRIAAAAHSURBVN4NUtZI82fdFlDxAAAAB0lEQVQteY1kLz3uKGhNGgAAAAdJREFUkxwgBzANohZpO8EAAAAH
                SURBVHEO4AOEA5A+PHohAAAAB0lEQVSKKmkQRZQD/Ulb5AAAAAdJREFU+AIcAPf4AnT/G94AAAAHSURBVFyA2cyMvubQ7SY2AAAA
                B0lEQVSPRl8vip56H6vu3AAAAAdJREFU3Z79flpddKY8sIsAAAAHSURBVDuu+6g/8OWc9F9TAAAAB0lEQVS8+f3e6emwCN/8YQAA
                AAdJREFUioc+5uejgqGxmfgAAAAHSURBVNdUK661rRUeacaZAAAAB0lEQVRk/AJ1Cn/H0u7eggAAAAdJREFUVUp+RsQggIB/9G8A
                AAAHSURBVBmWCQxZg0FF8YUfAAAAB0lEQVTO4Wpzmm9ePFah9gAAAAdJREFU9kv+MlwYFHsma44AAAAHSURBVBk7A5fh06Bmedk5
                AAAAB0lEQVQUu7SFYXcjHgZXxgAAAAdJREFUf6nkg7WFBiPftsoAAAAHSURBVOkQIxbK2qAekvoHAAAAB0lEQVTIoyFqRnR/fuhZ
                dgAAAAdJREFU61PS/eA9abK28DEAAAAHSURBVIZmO+2629M7BhylAAAAB0lEQVSbH4/bZOibKl4AowAAAAdJREFUeEK74Cum8BTR
                1kAAAAAHSURBVMIrqpQNVtFi59p0AAAAB0lEQVSjFkU1swIofeemygAAAAdJREFUwSTNJJVfORgqr7AAAAAHSURBVInDmcmC525N
                cxpoAAAAB0lEQVT1mkGIHgTNGZLhIQAAAAdJREFU2PKeS0POcNyj0DwAAAAHSURBVCnUH0LN7h+d878zAAAABElEQVT0VUS5r/gL
                hQAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "type 2, 8 bits, interlaced", width: 11, height: 9, hash: 0x0CF22709FBB5974C,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAIAAAEcAXHsAAABIUlEQVR4nB2OIXPCQBSEcwm2+AQNaW3u6DSYXDTvHRpaUZNLRRXh
                B6SqBlQNd6gacIibVCGKZiatJr6p5w+0gdmdnZ0131qE52XmETozJdV2WglHvo9buupIfUj1t8Xmte4Za5+T0s/TZZmsSlurRsuV
                Ug4syslbOd29LB6LzWvKt6qltWK/min5hWpZS6r+LC81YLzcygv8qRUSWRCKCQNJ4YlBYgtABBAomgQBzlpM93AfwYSLcYwPLQSk
                UAQCKI5uIbF8ueHz48S0syOfk9nGX3+KqppdnVTc3md+vSaZObl+37umXu9s16edJnvM7QbeDXW7zMaREA33QoYzGYfDy4Nmba6g
                cLb4bML4I4yCMO4PeDCI2I4Hd/zcw5iF0T/f3HRma7IygwAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "type 2, 8 bits, interlaced, tRNS", width: 11, height: 9, hash: 0xB1E3AE30014ED5DA,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAIAAAEcAXHsAAAABnRSTlMAAQBAAIDO5CDBAAAAB0lEQVR4nB2OIXPCIXSkFQAAAAdJ
                REFUQBSEcwm2+Kbev28AAAAHSURBVAQNaW3u6DRIhqbwAAAAB0lEQVSYXDTvHRpaG+0WyQAAAAdJREFUUZNLRRXhBxcDqggAAAAH
                SURBVKSqBlQNd6g5sSQ8AAAAB0lEQVQacIibVCGKgEpxIgAAAAdJREFUZiatJr6p5/NATHQAAAAHSURBVA+0gdmdnZ1WBaWSAAAA
                B0lEQVQ131qE52XmvbMXpwAAAAdJREFUETozJdV2WiXqZI4AAAAHSURBVAlHvo9buurqQjg+AAAAB0lEQVRIfUj1t8Xmb8CH6wAA
                AAdJREFUte4Za5+T0lJ80cwAAAAHSURBVM/TZZmsSltQfocjAAAAB0lEQVSrRsuVUg4sAsPGLgAAAAdJREFUyslbOd29LDPeBxkA
                AAAHSURBVB6LzWvKt6r23eXbAAAAB0lEQVSltWK/min5wII3vwAAAAdJREFUhWpZS6r+LC8JOK0AAAAHSURBVC81YLzcygvI1qg4
                AAAAB0lEQVT8qRUSWRCKokkhGQAAAAdJREFUCQNJ4YlBYsVArgMAAAAHSURBVAtABBAomgRbDcU8AAAAB0lEQVQBzlpM93AfdR6O
                7QAAAAdJREFUwYSLcYwPLZnA/fEAAAAHSURBVASkUAQCKI7cPCCwAAAAB0lEQVRuIbF8ueHz+z+gGwAAAAdJREFU48S0syOfk74z
                2D4AAAAHSURBVNnGX3+KqpqRMzikAAAAB0lEQVRdnVTc3md+EauAhQAAAAdJREFUvSaZObl+3+Vrv4cAAAAHSURBVLumXu9s16dq
                WEWeAAAAB0lEQVSdJnvM7QbeMi6xNQAAAAdJREFUDXW7zMaREMgtD+AAAAAHSURBVA33QoYzGYcE5pXZAAAAB0lEQVTDy4Nmba6g
                gdq4JAAAAAdJREFUcLb4bML4I4ww8KkAAAAHSURBVIyCMO4PeDAIeuSTAAAAB0lEQVSI2I4Hd/zc+RGZIgAAAAdJREFUw5iF0T/f
                3ASKzoAAAAACSURBVHRmk3nFJQAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "type 2, 16 bits", width: 11, height: 9, hash: 0xCB6FAC48577EA6DC,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJEAIAAAA7lp05AAABhklEQVR4nE2QPVbDMAyAHWDsBZIpXeTJfY/Y7NlJYO4BLJuBKQdo
                2hl2nDIwdWPKAbhAnb0XyAU4QJFMH49B/tEnJ9InhKizXuQDurHS+iXO2BxHk+8RT0Mz9UIQDQPgaEbTxNkeY0d0xhCaKMTXuRcZ
                IOLBFQM4rfMgrTbFHpzR+ZukDOVRV3mAdJao74oAaKr8PdEAVH8FCI4CpZMU4KQFKz3dKcAm6n5ZogieduQqJkBV1218nl5juQX7
                +VAK6VW73AKqttyAW7XLXqKK5Q7wsy0F5ykzE92CVw3TVXvDHYAvLDeW7+n7VSHS6umPSCMgGO4hjROlIepp5a5ueUDwJERktTiR
                i858V810wAUJ43sIi6nOvs51tg6z7XRnFvHgXo5an8LBrYdFZJm1yGaaFvGic0g66WwMqcWk0+qKtPlEXaL4R99Y9hULSTot4EUY
                Uljek07mvzov2X/0iV9eq8hCyx5Ym5BOPS77pHObdG4ow9Sp+/JM5weS7VT7sbvIdir+AEGyv8JIRSwwAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 2, 16 bits, tRNS", width: 11, height: 9, hash: 0x856477AB16015B0A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJEAIAAAA7lp05AAAABnRSTlMAAEABgADP863QAAAAB0lEQVR4nE2QPVbDI2nxFwAAAAdJ
                REFUMAyAHWDsBU8UApIAAAAHSURBVJIpXeTJfY/x1AEfAAAAB0lEQVTY7NlJYO4BLShitAAAAAdJREFULJuBKQdo2qk72zoAAAAH
                SURBVBl2nDIwdWOKJ04fAAAAB0lEQVTKAbhAnb0XdretPQAAAAdJREFUyAU4QJFMH8E57zoAAAAHSURBVI9B/tEnJ9IV+vnOAAAA
                B0lEQVQnhKizXuQDTMTbMwAAAAdJREFUurHS+iXO2OXc9c0AAAAHSURBVBxHk+8RT0NmH5FDAAAAB0lEQVQz9UIQDQPgZFeSHwAA
                AAdJREFUaEbTxNkeY53WTY0AAAAHSURBVEd0xhCaKMRf1QDFAAAAB0lEQVTXuRcZIOLBXUDSfQAAAAdJREFUFQM4rfMgrV4VHgIA
                AAAHSURBVDbFHpzR+ZvFbvyLAAAAB0lEQVSkDOVRV3mAZEO14AAAAAdJREFUdJao74oAaPvOKEcAAAAHSURBVKr8PdEAVH8R6dhQ
                AAAAB0lEQVQFCI4CpZMUzOciuQAAAAdJREFU4KQFKz3dKS0/3HkAAAAHSURBVMAm6n5ZoghMvekzAAAAB0lEQVSeduQqJkBV7rnG
                8AAAAAdJREFU1218nl5juWiqUcQAAAAHSURBVAX7+VAK6VVzOEjfAAAAB0lEQVS73AKqttyAVyg9ugAAAAdJREFUW7XLXqKK5Vxk
                qswAAAAHSURBVA7wsy0F5ylcgoPrAAAAB0lEQVQzE92CVw3ToC0UkAAAAAdJREFUVXvDHYAvLJRpsnEAAAAHSURBVDeW7+n7VSHc
                as5kAAAAB0lEQVTS6umPSCMgqWV5vgAAAAdJREFUGO4hjROlIVPCXvYAAAAHSURBVOpp5a5ueUBGlT9zAAAAB0lEQVTwJERktTiR
                +yAb0gAAAAdJREFUi858V810wMsdW2wAAAAHSURBVAUJ43sIi6mWRTStAAAAB0lEQVTOvs51tg6z8kgG+QAAAAdJREFU7XRnFvHg
                XoNZZsIAAAAHSURBVI5an8LBrYdLYN8GAAAAB0lEQVRFZJm1yGaahntG/AAAAAdJREFUFvGic0g66WINIzUAAAAHSURBVGwMqcWk
                0+p6nbYbAAAAB0lEQVSKtPlEXaL4/grbGwAAAAdJREFUR99Y9hULSXblsjwAAAAHSURBVDot4EUYUliFYUzYAAAAB0lEQVTek07m
                vzovffVlEAAAAAdJREFU2X/0iV9eq6JATr0AAAAHSURBVMhCyx5Ym5DaIudUAAAAB0lEQVROPS77pHObd65U9QAAAAdJREFUdG4o
                w9Sp+yns1cMAAAAHSURBVPJM5weS7VS8T21nAAAAB0lEQVT7sbvIdir+T0WN6gAAAAVJREFUAEGyv8K/yV0EAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 2, 16 bits, interlaced", width: 11, height: 9, hash: 0x2520C9B3CB61CB8E,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJEAIAAAFMka2vAAABuklEQVR4nC1RIZbbMBCVksBcwH7FXu5RQYO8XH7FG1SSUUCZD7Au
                KUpRyc6koCglLamNljQ8GgX7AM0eYHnTsV9sa/T/zNe8+ZYxtrKtidJAxhagga4UAUc8QxzYpzni909rWhANnHEITHJCpL0kA24X
                L0hchM4Z8+faGhulCK0JyBRFVSwyY2Yi/cbAe10093EnMa75q5PUuOe8ffziP9i+P2w//0Ws2l/viRY8PcAvQk8AHENw4IWY00XH
                gJLFGJMxhq70qSszbo1RJ8rkshnH8mJxnExd1RERwCfcOMVhC65WE7P6VEcfdUktdVJ2VqQ5fc/1af7jxUvjjraWNVVGY15d6/RA
                Vav428KnUenKWjoBo+cR/mkfAOtjiKZADAes7C4O9EBdudReg/bZ6dyNO2ARDuFovAw8cOOW8grElV3KUasFXvAQrF6Gey0zKhDe
                5nynpnMuNuAyLrYO8qe7DUC216rTvBrMadSM1QmjczMdaDSTpn0y6uXGTmrgrPZHJjddvPHxFyQ/xfnP5NNH6X+v+L7t+1VW6cWv
                1IjrV7nibvWmenT9M923rtPMdarOJqzKd1y1/wElzgvlWIO5NgAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "type 2, 16 bits, interlaced, tRNS", width: 11, height: 9, hash: 0x6C7D7BB73BD016F0,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJEAIAAAFMka2vAAAABnRSTlMAAUABgADyk4RgAAAAB0lEQVR4nC1RIZbbuQAaNQAAAAdJ
                REFUMBCVksBcwPCJuwoAAAAHSURBVH7FXu5RQYP1ClCtAAAAB0lEQVS8XH7FG1SSAhtQTwAAAAdJREFUUUCZD7AuKcsyCSwAAAAH
                SURBVEpRyc6koChZq9hxAAAAB0lEQVQlLamNljQ8YD4DxAAAAAdJREFUGgX7AM0eYOVVs88AAAAHSURBVHnTsV9sa/Rn0aggAAAA
                B0lEQVT/zNe8+ZYxHet4SQAAAAdJREFUtrKtidJAxklkeIgAAAAHSURBVBagga4UAUef+nr0AAAAB0lEQVQ8QxzYpznidR7CPgAA
                AAdJREFU909rWhANnAzizAIAAAAHSURBVHEITHJCpL2/irD7AAAAB0lEQVQkA24XL0hcdpDLAAAAAAdJREFUhM4Z8+faGs3WNHEA
                AAAHSURBVBulCK0JyBT8B6vgAAAAB0lEQVRFVSwyY2Yi8WMSLQAAAAdJREFU/cbAe1009yLym3kAAAAHSURBVHEnMa75q5O29SW2
                AAAAB0lEQVTUuOe8ffzihzdRYQAAAAdJREFUP9i+P2w//9q+OaoAAAAHSURBVEWs2l/viRbduymtAAAAB0lEQVQ8PcAvQk8Ai8pd
                pgAAAAdJREFUHENw4IWY0w71rrwAAAAHSURBVEXHgJLFGJOJXjhHAAAAB0lEQVQxhq70qSszVrHYkAAAAAdJREFUbo1RJ8rksosi
                bbgAAAAHSURBVBnH8mJxnEzji9pKAAAAB0lEQVRd1RERwCfcOI3q3QAAAAdJREFUOMVhC65WE1sVrYwAAAAHSURBVLP6VEcfdUlt
                oC0jAAAAB0lEQVQtdVJ2VqQ5TQvfBgAAAAdJREFUfc/1af7jxcOqacAAAAAHSURBVEvjjraWNVXp6y+xAAAAB0lEQVRGY15d6/RA
                /RIaLgAAAAdJREFUVav428KnUa1w0H8AAAAHSURBVOnKWjoBo+c4rjhbAAAAB0lEQVQR/mkfAOtjUg58BwAAAAdJREFUiKZADAes
                7IGOIYAAAAAHSURBVC4O9EBdudQao+jqAAAAB0lEQVReg/bZ6dyNJgfi9wAAAAdJREFUO2ARDuFovJFKSEgAAAAHSURBVAw8cOOW
                8gr/l9b8AAAAB0lEQVTElV3KUasFtTs3fgAAAAdJREFUXvAQrF6Ge4Rf9SsAAAAHSURBVC0zKhDe5nxoOucGAAAAB0lEQVSnpnMu
                NuAyTM+9awAAAAdJREFULrYO8qe7DSyvSesAAAAHSURBVEC216rTvBriEJe6AAAAB0lEQVTMadSM1Qmjo7UekwAAAAdJREFUczMd
                aDSTpjZhegYAAAAHSURBVH0y6uXGTmpYIaIiAAAAB0lEQVTgrPZHJjddXILe8AAAAAdJREFUvPHxFyQ/xURD0LgAAAAHSURBVPnP
                5NNH6X+LaMBqAAAAB0lEQVSv+L7t+1VWdsMNpgAAAAdJREFU6cWv1IjrV2KpNSYAAAAHSURBVLnibvWmenRvwEHsAAAAB0lEQVT9
                M923rtPM1PBQ2AAAAAdJREFUdarOJqzKd7PrzycAAAAHSURBVFy1/wElzgtp0d2LAAAAAUlEQVTl+FhrHwAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "type 3, 1 bits", width: 11, height: 9, hash: 0x7E0D8F4EE60CA72D,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAQMAAADeqkRuAAAABlBMVEWHXqdO4pr324ZHAAAAJElEQVR4nGOofsCoH8jk38C8/yHL
                XwaGTw8YL/Iz9T1gfvATAInRC1FRM4zSAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 3, 1 bits, tRNS", width: 11, height: 9, hash: 0xD47E6A7B1B5C9F19,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAQMAAADeqkRuAAAABlBMVEWHXqdO4pr324ZHAAAAAXRSTlMAQObYZgAAAAdJREFUeJxj
                qH7AqOegFukAAAAHSURBVB/I5N/AvP9yxftzAAAAB0lEQVQhy18Ghk8Pxn0p1AAAAAdJREFUGC/yM/U9YK+icsEAAAAHSURBVH7w
                EwCJ0QsmxonAAAAAAUlEQVRRNFQcigAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "type 3, 1 bits, interlaced", width: 11, height: 9, hash: 0xFF4D80FF9BFAA40D,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAQMAAAGprXT4AAAABlBMVEXCDafFSr35Sd9oAAAAMklEQVR4nGNwYHRgamB2YDnA4MD4
                gOkBcwmLBIMFYwVTBbMCSwSDfQNjzROmhgZmRkMAw+QJoqaQBlMAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 3, 1 bits, interlaced, tRNS", width: 11, height: 9, hash: 0xA176E6019716EC91,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAQMAAAGprXT4AAAABlBMVEXCDafFSr35Sd9oAAAAAXRSTlMAQObYZgAAAAdJREFUeJxj
                cGB0YAfuKNsAAAAHSURBVGpgdmA5wOBjms6QAAAAB0lEQVTA+IDpAXMJGheZXQAAAAdJREFUiwSDBWMFU1zKnDgAAAAHSURBVAWz
                AksEg32I9nfRAAAAB0lEQVQDY80TpoYG/LjTfAAAAAdJREFUZkZDAMPkCbdFz0YAAAABSURBVKIQ4L8sAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 3, 2 bits", width: 11, height: 9, hash: 0x53D8FD51961ECCB4,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAgMAAACZCj6+AAAADFBMVEXVQu+Og1Eg7QAVEzTC5Oq7AAAALElEQVR4nGNwy9/CGBYq
                yeQalMJcJCTBYqA2jWFv2A7Gi12JTB0KJsxW/YEAscgKPqwQelUAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 3, 2 bits, tRNS", width: 11, height: 9, hash: 0xA8CFF615E2860A85,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAgMAAACZCj6+AAAADFBMVEXVQu+Og1Eg7QAVEzTC5Oq7AAAAA3RSTlMAKMgylCD2AAAA
                B0lEQVR4nGNwy9/Cp+g9vAAAAAdJREFUGBYqyeQalKF4q9gAAAAHSURBVMJcJCTBYqBj+XodAAAAB0lEQVQ2jWFv2A7GiMLbYQAA
                AAdJREFUi12JTB0KJiJ/FjcAAAAHSURBVMxW/YEAscgVHFX4AAAAAklEQVQKPkd1SJsAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 3, 2 bits, interlaced", width: 11, height: 9, hash: 0xE9E16966BB14F0F5,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAgMAAAHuDQ4oAAAADFBMVEU8L+XTH/yInwzi8MQCGoX3AAAAPklEQVR4nGMwYJzA1MDc
                wNLCUMI4g+kC82puFvkJDFEHGDOvM3k6MDMFswQ4METuP8BYV7SCqd40gflEmzgAeuQPW5oEHvcAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 3, 2 bits, interlaced, tRNS", width: 11, height: 9, hash: 0xCEC7408F14681108,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJAgMAAAHuDQ4oAAAADFBMVEU8L+XTH/yInwzi8MQCGoX3AAAAA3RSTlMAKMgylCD2AAAA
                B0lEQVR4nGMwYJzA3Iuq6gAAAAdJREFU1MDcwNLCUCHQm/4AAAAHSURBVMI4g+kC82o2vvrgAAAAB0lEQVRuFvkJDFEHS6JwbgAA
                AAdJREFUGDOvM3k6MNcwnowAAAAHSURBVDMFswQ4METcmheZAAAAB0lEQVTuP8BYV7SC4qXNBQAAAAdJREFUqd40gflEm/vId0wA
                AAAGSURBVDgAeuQPWwmXMDcAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 3, 4 bits", width: 11, height: 9, hash: 0xFCC8107F0A525DE2,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJBAMAAAAWSsseAAAAMFBMVEWGM7MP7coXz1WqPFIDqJYVRqnMkyqeOXJ6OdC5HHYdvmJd
                PxYiirmfOeum4wEOD8VN20iHAAAAR0lEQVR4nGNgcsuYdY6B0dTI2ETYn0lQWUg4SIE5TMvYxFiXxVBZ1UlIgGHvQ5Xw7g2MD52N
                TJxYmBwVlQyVHZhNlHWUVc0Br9YNhmhlNb4AAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 3, 4 bits, tRNS", width: 11, height: 9, hash: 0x6794409C5C8185AA,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJBAMAAAAWSsseAAAAMFBMVEWGM7MP7coXz1WqPFIDqJYVRqnMkyqeOXJ6OdC5HHYdvmJd
                PxYiirmfOeum4wEOD8VN20iHAAAAA3RSTlMAKMgylCD2AAAAB0lEQVR4nGNgcsuYmG7AAwAAAAdJREFUdY6B0dTI2MB5jJIAAAAH
                SURBVETYn0lQWUjN97J1AAAAB0lEQVQ4SIE5TMvY6fK23gAAAAdJREFUxFiXxVBZ1UIQ4eQAAAAHSURBVElIgGHvQ5WwPa/rAAAA
                B0lEQVTw7g2MD52NAsMaygAAAAdJREFUTJxYmBwVlXIihJsAAAAHSURBVAyVHZhNlHVu2XjmAAAAB0lEQVSUVc0Br9YN3FxfOQAA
                AAFJREFUhizjW/0AAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 3, 4 bits, interlaced", width: 11, height: 9, hash: 0x9C0BD69E4FA4392D,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJBAMAAAFhTfuIAAAAMFBMVEX7yr3xpTY4p17Cnwnt+U1IZc8FLbJqce/MHDtCqG2sOXZd
                MDRnrb7GMJQXIXayPCsJhU4uAAAAV0lEQVR4nAFMALP/AB0BMAJwA2gEoMAASgAB1LwCqaADSKq+BJp2iAAkiuABeVdwAlVWQAOt
                TUsERGRiADVoi77yMAF4QzMlMyoCRjZHVVVQA7PFOztMOYHfF8VPCkb5AAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 3, 4 bits, interlaced, tRNS", width: 11, height: 9, hash: 0x1E4100E3D1298456,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJBAMAAAFhTfuIAAAAMFBMVEX7yr3xpTY4p17Cnwnt+U1IZc8FLbJqce/MHDtCqG2sOXZd
                MDRnrb7GMJQXIXayPCsJhU4uAAAAA3RSTlMAKMgylCD2AAAAB0lEQVR4nAFMALP/8j1PkwAAAAdJREFUAB0BMAJwA47n51IAAAAH
                SURBVGgEoMAASgBmYk2vAAAAB0lEQVQB1LwCqaAD+BcoiwAAAAdJREFUSKq+BJp2iMwiG9QAAAAHSURBVAAkiuABeVfychnQAAAA
                B0lEQVRwAlVWQAOtBbO7lwAAAAdJREFUTUsERGRiAPD2NkEAAAAHSURBVDVoi77yMAFyMMUXAAAAB0lEQVR4QzMlMyoCyThWPQAA
                AAdJREFURjZHVVVQA+Nr5KsAAAAHSURBVLPFOztMOYEFjr2BAAAAA0lEQVTfF8WRko4GAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 3, 8 bits", width: 11, height: 9, hash: 0x71249DBD4657B168,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAMAAADTuiYfAAADAFBMVEVxG8YagFn+aCTsjYmi/Qa4dCXojekorAr88eJWsjDXGrym
                S3Z5Ag23r0Fyx6193YkBdT6tGv2bzHURb35rOzUafzGgP2/1hr6u2g6yPFDnZINwG0smawDFiRP9Rll6iK2IpU+52hoeLlRPx0jj
                wfD+Eq7dCCpMNM0i7FuYaFndWvqiXN1HV+Mw4gACI53Z2J+k/fIRj10iy4qphBHdZjijTbCCcxkw3feNdy23pYhEFPg8pxCuMLMz
                fmqDUlZco9FdBTEaoM42iHpw4kSfiuA479ty0qVS2gYj48tM/Kg+2/3Mn9zOfcLXCHbvQ517llWjxLzUQCSKKqBit3aP9KDxPvc3
                ugut4UUoXxEAbdVnRjkUZFByUpe5AwFGOhblFtoQoWGPhTga4LrCnoPZKZs3pmFtVJgPxWj7ch9JdWJDVbtgJ569f7kyJcvKg3x1
                OLZhwHHZ2M9Eq8C44Sios1tBkEKWHmVluwVdqH+/3sZVIBakINaUCcox/kSMdlosD4n7WEyn/4j3r8w/jbVcvGO4dBEY8qOTxUVd
                b6iERYRfPzFDiV1sx7Fvkwloc0wzvQP6+qBLS4mrW3AN4uZD79kvJ2uxX7sq7alAyGjCs6weBLM6EYPvs0xisnOP1w4G40TSStj+
                6zqEDERqCaYxJ6bW/zLGtNApeuGSMwC7EdaoQTYXVpZOf6B6P8i3di5/XHwgdA1nsikgS+dD8T8OyB4diDSahrZQRz2/X9qAy6yx
                +HPa026yc6pqfj2i81oRtTSyqfKWHkdF79xo4JhQF+nkvxqOZK7iifEx59/T8zsxCMFzShBD9RICQFMyNIsD+39eEzHmVbApXlPX
                ZsvsUzbY7e0hnh1aaOa78dVY3RYz3g6q5DuykbNOHesaVwAypgs3V1T9LzfCdX/4NAHhS1HSnxjk7QLVLSTDl2+OM7FbTo9iED36
                SmUsDeeY49Rce7HGfQlHT1mW9yVXRJTQ8YFMN88LHQ+72s5G1gH5mLYY+mRH2YUhNl0VgXCmuCLH0gRlrGhnAAAAbklEQVR4nGNg
                lDL2SW+YueXsM0ZGdSkJKUlpSSkJaSkmVTV1NQ01NTUNdXVmPwUFBUV5JQVFBXkWVWkJKSkpVWlJSUmG/bc+86o5RhX3Lj/A+EwK
                qFFSEmQCE1CfqqqqGsgEZl0FeUWgdgWlhYoAsjwVXmUMQpEAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 3, 8 bits, tRNS", width: 11, height: 9, hash: 0x695430B6E59318CF,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAMAAADTuiYfAAADAFBMVEVxG8YagFn+aCTsjYmi/Qa4dCXojekorAr88eJWsjDXGrym
                S3Z5Ag23r0Fyx6193YkBdT6tGv2bzHURb35rOzUafzGgP2/1hr6u2g6yPFDnZINwG0smawDFiRP9Rll6iK2IpU+52hoeLlRPx0jj
                wfD+Eq7dCCpMNM0i7FuYaFndWvqiXN1HV+Mw4gACI53Z2J+k/fIRj10iy4qphBHdZjijTbCCcxkw3feNdy23pYhEFPg8pxCuMLMz
                fmqDUlZco9FdBTEaoM42iHpw4kSfiuA479ty0qVS2gYj48tM/Kg+2/3Mn9zOfcLXCHbvQ517llWjxLzUQCSKKqBit3aP9KDxPvc3
                ugut4UUoXxEAbdVnRjkUZFByUpe5AwFGOhblFtoQoWGPhTga4LrCnoPZKZs3pmFtVJgPxWj7ch9JdWJDVbtgJ569f7kyJcvKg3x1
                OLZhwHHZ2M9Eq8C44Sios1tBkEKWHmVluwVdqH+/3sZVIBakINaUCcox/kSMdlosD4n7WEyn/4j3r8w/jbVcvGO4dBEY8qOTxUVd
                b6iERYRfPzFDiV1sx7Fvkwloc0wzvQP6+qBLS4mrW3AN4uZD79kvJ2uxX7sq7alAyGjCs6weBLM6EYPvs0xisnOP1w4G40TSStj+
                6zqEDERqCaYxJ6bW/zLGtNApeuGSMwC7EdaoQTYXVpZOf6B6P8i3di5/XHwgdA1nsikgS+dD8T8OyB4diDSahrZQRz2/X9qAy6yx
                +HPa026yc6pqfj2i81oRtTSyqfKWHkdF79xo4JhQF+nkvxqOZK7iifEx59/T8zsxCMFzShBD9RICQFMyNIsD+39eEzHmVbApXlPX
                ZsvsUzbY7e0hnh1aaOa78dVY3RYz3g6q5DuykbNOHesaVwAypgs3V1T9LzfCdX/4NAHhS1HSnxjk7QLVLSTDl2+OM7FbTo9iED36
                SmUsDeeY49Rce7HGfQlHT1mW9yVXRJTQ8YFMN88LHQ+72s5G1gH5mLYY+mRH2YUhNl0VgXCmuCLH0gRlrGhnAAAAA3RSTlMAKMgy
                lCD2AAAAB0lEQVR4nGNglDL2WnV6ugAAAAdJREFUSW+YueXsMwJZ9H0AAAAHSURBVEZGdSkJKUkfE6BNAAAAB0lEQVRpSSkJaSkm
                H7th8AAAAAdJREFUVTV1NQ01NWaRecAAAAAHSURBVDUNdXVmPwUGrhQ/AAAAB0lEQVQFBUV5JQVFiMCYTgAAAAdJREFUBXkWVWkJ
                KfBG5rIAAAAHSURBVCkpVWlJSUnU/bCQAAAAB0lEQVSG/bc+86o5BeBEXwAAAAdJREFURhX3Lj/A+NDEU8IAAAAHSURBVEwKqFFS
                EmQFk3STAAAAB0lEQVQCE1CfqqqqML9CIgAAAAdJREFUGsgEZl0FeaxEClwAAAAHSURBVEWgdgWlhYqTH+zyAAAABUlEQVQAsjwV
                Xm3gWcsAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "type 3, 8 bits, interlaced", width: 11, height: 9, hash: 0x8F9C0BD0FA4DD5F0,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAMAAAGkvRaJAAADAFBMVEWRnUivXDHAk3i2mMJs/4545f9EO4QSr60WRPYuf64+VsJs
                0A+hV+pwFtaHD76V6rOkOJorY26SNY5T5/3TPLz77N8QJsVOdnvAvUvKd5XTSAmnSkJ94Nm6RfHSCT4fTa2NJaeY4U/hqEBSvrGi
                Z2KPxkDlM3pP6iwgrir9w+FOv5VsfwQlH8FEvbYlU0IdzF/p2N69gGxeoHHbLV1+SDuPKchhwBDJeNmyzaYb+WTigqIu5cpxa8wq
                SCSGX/rkmcOBbMlcTyTUygTXPOMtKEHv8qkGnky6k+CzUMY9Yjw4Z9pxH8AQjzvnfmnxdbpvkH+Fb7F5oLlWKxeZM1vIdqIlzJgL
                eOZ4YQftOZhtjB7RKaBBrBgo55rQW8MTtyKkeqFDGsN2H2sD4f9mUKGCwTVhNfJmpMqeCfzWTv3kj25cQTsfLvpSNtqYAEDJRqqU
                BCAR0rwhrChQr9xMNQVtkR2ppSgWMi0uxDmAxqlruwWbWTItsvYdTUV9cqwdgRvNpuG9r17YYz41g4VAlDTvCApU6Db9Vlgbud3T
                JaZzScOf3ODbG556LAU02K/H5gtovryxIyBthlGwOFUZgL35PaIMgOIQYR+H2Xe+TdU8k1uTRYdFvDpUA38AeNuphjfeBjEWWi0m
                24q3hr/Bcdca8Hcn3KuCRaHNXyYmy6BAfCpYzkL2sg5RT5P/Qi3An1+yeuLtULeAvF5WBNeEYon91OVgqIXUu4t7u4AfDf1CzB0k
                Bz76kwLD7iaM9VRYnv7twEh8LFz1GCAWM6FfxpnoUl0J8NVMO/CD61AnltwatAmz4deciSGB7V1H3YjmCimtxflGQi++MuaSrEe6
                PiwZJlMaxlkF5XunmssMW0uS6AL+ednzKzrDa3NPK9d7Auwe4LVkZRBk5uH8qoLOOeaLcrKWe+Za2D9oSy8MkUH+9FICvrpbyR1n
                NZgROCirabUgvJN9Yvii3UCSsq5wRlTxQKWw5WlJEvtvGg+HdxziMGDDcBCrYbsxmtk7FXpWn9vsr+8Sp3cEAAAAgUlEQVR4nAF2
                AIn/AAHNATPOAmYDZwSaZ2UANJoBAcxoZgKbmZoDTFp0jKhABJo0zTOXMwAaTICy5gFmMzQ0MgJOTU1MTQOmwEE/QARNMzQyNAAm
                QVpzjKbA2vMOJwF0GRoYGhkbGRoaGgJLTExPTU5MTkxMTAOvs7UzMzM0MjUyNZDEI48GrjbcAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 3, 8 bits, interlaced, tRNS", width: 11, height: 9, hash: 0x898ED834502A6A47,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAMAAAGkvRaJAAADAFBMVEWRnUivXDHAk3i2mMJs/4545f9EO4QSr60WRPYuf64+VsJs
                0A+hV+pwFtaHD76V6rOkOJorY26SNY5T5/3TPLz77N8QJsVOdnvAvUvKd5XTSAmnSkJ94Nm6RfHSCT4fTa2NJaeY4U/hqEBSvrGi
                Z2KPxkDlM3pP6iwgrir9w+FOv5VsfwQlH8FEvbYlU0IdzF/p2N69gGxeoHHbLV1+SDuPKchhwBDJeNmyzaYb+WTigqIu5cpxa8wq
                SCSGX/rkmcOBbMlcTyTUygTXPOMtKEHv8qkGnky6k+CzUMY9Yjw4Z9pxH8AQjzvnfmnxdbpvkH+Fb7F5oLlWKxeZM1vIdqIlzJgL
                eOZ4YQftOZhtjB7RKaBBrBgo55rQW8MTtyKkeqFDGsN2H2sD4f9mUKGCwTVhNfJmpMqeCfzWTv3kj25cQTsfLvpSNtqYAEDJRqqU
                BCAR0rwhrChQr9xMNQVtkR2ppSgWMi0uxDmAxqlruwWbWTItsvYdTUV9cqwdgRvNpuG9r17YYz41g4VAlDTvCApU6Db9Vlgbud3T
                JaZzScOf3ODbG556LAU02K/H5gtovryxIyBthlGwOFUZgL35PaIMgOIQYR+H2Xe+TdU8k1uTRYdFvDpUA38AeNuphjfeBjEWWi0m
                24q3hr/Bcdca8Hcn3KuCRaHNXyYmy6BAfCpYzkL2sg5RT5P/Qi3An1+yeuLtULeAvF5WBNeEYon91OVgqIXUu4t7u4AfDf1CzB0k
                Bz76kwLD7iaM9VRYnv7twEh8LFz1GCAWM6FfxpnoUl0J8NVMO/CD61AnltwatAmz4deciSGB7V1H3YjmCimtxflGQi++MuaSrEe6
                PiwZJlMaxlkF5XunmssMW0uS6AL+ednzKzrDa3NPK9d7Auwe4LVkZRBk5uH8qoLOOeaLcrKWe+Za2D9oSy8MkUH+9FICvrpbyR1n
                NZgROCirabUgvJN9Yvii3UCSsq5wRlTxQKWw5WlJEvtvGg+HdxziMGDDcBCrYbsxmtk7FXpWn9vsr+8Sp3cEAAAAA3RSTlMAKMgy
                lCD2AAAAB0lEQVR4nAF2AIn/SAKJLwAAAAdJREFUAAHNATPOArZpg6sAAAAHSURBVGYDZwSaZ2VkNLnOAAAAB0lEQVQANJoBAcxo
                0FPdVAAAAAdJREFUZgKbmZoDTC6l2IEAAAAHSURBVFp0jKhABJqmpXztAAAAB0lEQVQ0zTOXMwAapVXu9wAAAAdJREFUTICy5gFm
                M8DrUmEAAAAHSURBVDQ0MgJOTU3Mx5AcAAAAB0lEQVRMTQOmwEE/mDAkqwAAAAdJREFUQARNMzQyNDuXynQAAAAHSURBVAAmQVpz
                jKantKSjAAAAB0lEQVTA2vMOJwF0qtTyWQAAAAdJREFUGRoYGhkbGajDs9kAAAAHSURBVBoaGgJLTEz3hRFiAAAAB0lEQVRPTU5M
                TkxMJ3Br0wAAAAdJREFUTAOvs7UzMzn3Z2kAAAAHSURBVDM0MjUyNZAm86IpAAAAA0lEQVTEI4+swpnuAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 4, 8 bits", width: 11, height: 9, hash: 0x17034D0446FDC2A4,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAQAAABObR6mAAAArklEQVR4nBWNsRGCUBBEP2KqMf8IAGdu95uYaAFaAORaACZmNEAB
                VEBmZO6YSwE2YAM0YAPen5ud273bmefcUdrD0Dyv3z4Z+ao/3Ty6KWEr9BR4enjk9Bq1IECoUm3TQjBhm9a3EhWjCm60iJ4VlgjC
                DMIcYjXRLIgl93Zf/OpVh/E0XeZuPewf56lPZsavt65X2Xo1ZxdDRpJxlCH6YCkw3TUlbLQKhaEMibvlP7DyKuAbz/qWAAAAAElF
                TkSuQmCC
                """),
        Fixture(
            name: "type 4, 8 bits, interlaced", width: 11, height: 9, hash: 0xB3CDC71F726E247F,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAQAAAE5ai4wAAAA1klEQVR4nBXGIXbCQBCA4d0kuhoWzeZhs1uRVBD0zkw0rqbJAZID
                1NUEh2BHVtAaEH2rMKW+4OEA6QF6gdL3i+8XYvHdStOdTVRf4vo14WvNtRe296n8lCfd8BNH3nvmTUyr5bo79I/vL+Uu2bD9OXmD
                fshYqIbCswg4eNl8mCoDiwYiVwFWQA4xfqMvKGFOC0zQGbCUoQWhm7JfhvbSi216xGv7y3dHPcgujPQkHWulx+lEj7SaqpmaRg4I
                HSAiENye/nEY7zHkITfFrQd7yHJb2OK++AOxqUrx+2aemQAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "type 4, 16 bits", width: 11, height: 9, hash: 0x9A72E0CB39B16C4C,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJEAQAAAAe/cLlAAABEklEQVR4nCWQsXnCMBCFTyElC1iVaU5VGswADGAGYADduUnlAXB6
                BohEkyoLMAAMYLtnAS+QAZzncyHd0zt9T/eLyB1dkUWq6jrU/X0v+sodkUuZ5b6vx75vD5OkTO4xOxYRf2MtvoN6XCiS1VgkbnwO
                4hO8G0dofeOGhSVoUFTsQTiymormNRzNRXdzGj7H8sJSuqC7DvWLm10XFFVKYjHdrd47cqJHcoGn/czikYgRkBUE3uCJ1a9a6TGT
                e0H8VfW4HdoDa0pHetI5TbGttuN1qKpfPecndeQmzGJgADCYBQpn6AY6Wm+FB6AaIAYxsGiAsrjLIFDR4HX5iM3HeBoBoyUtgGEy
                mIsBRvMA+oO1eP8heoHrSHYEUwAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "type 4, 16 bits, interlaced", width: 11, height: 9, hash: 0x0237DE468CA42DE3,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJEAQAAAFp+vJzAAABR0lEQVR4nC1OoVrDMBBO1kleoMW3vhfEqvoACWhQmF2H7gMwDKoo
                DLkiUEPN0KqZzTcX9F5gewA8I9tIvtz//Xd/7v+FkKVwXCsJUCtmgBFWW4oQP+ZjS1tbVUQ4ta0AaNhSikJuhHSc4mmC1o7Ing+F
                G2nXuDt6DctWyYu+F4vZ8658Wl6PiagF2gcHOygwnvyOICcWMWGlfZfPhRCd0rwLOyVWnYLcOAiNoA5oeGQG4wxrb7xxofKRRZ97
                7TfSuFIYDs+Xj4bHms3RhOHXeDiE70KzSCvEUjbulrq8VltqWMgFprg+aL+1tfoBay94fUhxh7JWXR6/pVXSZrOA06RNZ4nNpnEb
                eieeYWzTh4QyHOnBHOOEQMH4HGz4xxDRfGt3YkPQuWh5o7nvCur7IgGYWNUXFrrJu+pXpLoiBlWQ+iou4WpCfxx5tZhIEAdcAAAA
                AElFTkSuQmCC
                """),
        Fixture(
            name: "type 6, 8 bits", width: 11, height: 9, hash: 0xF0CD7497C37ED106,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAYAAADkZNYtAAABPklEQVR4nB2Pu3HCQBCGJXCKYz0CoWD/XcYgz7CK4UQOBVAAJB4n
                UMAVgBsgc4IjIkSMGnABUIAKcAVeMffYb+7fm50vCJ1vkm0d6FdbrerUbx/Lxoc+PKJ29ar1v/ukaY/LILz5KuTNqY2hLkHpYlYX
                i7qU1EWsVdq9QWcpdBFZT48YDIhAgCfZJgEzC9lFYmCJdTD6y89DkeOsuRTTjMeao7hkGJc5nzUjqxhfhqNJaVn5AhJKRRERJLH/
                CWhulYApUrDEIrMYoNhmBk3g/IN3t7/VKRjs7hWOA+9u1W3d7oPd4FQdyrs/rV+bxrswbHnzk7LOYtJFJ2lnHmE6T6SsEhNOqKyi
                Lsd00TMXwtPLZnHHBB51UmTLQpNmhows649XH4ecimvGRSejmRSa8+Q67Jjfjd/0myb1EIX+A2nvX/h8NnyhAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 6, 8 bits, interlaced", width: 11, height: 9, hash: 0x3C8B469BED749308,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJCAYAAAGTY+a7AAABfUlEQVR4nCXOMU/bQBgG4LskK8yNO8eBEd9RKa5Un5EIIH93Xkkm
                lpwZusU7x0AmstChvmNhSjKBFLlLFry1Q8Ie/wCHPT8ALqo+vcP36h0ehJl6XQ2dV0zTfLskGarJUhR1+dR7aOjS6V+bJRqYFUJ0
                XDHdnoe4UAwvXVUmZvUh9QrXHrUxWmvzaFOH++V+/9fbXbq4+Xd/lY9mI/k3fDGjhjEmo+/Z7ZtJMk+Y29+bRJMMK+TIOYLcUQor
                nPNKVZpjnMwx92KpCAzUMb++8UCqWhQD58CF4DFABIIL4PWZSHXB+xsWXQ7CuLdh0E8aAMAJgKJ2cwSx+gYDgdxkWoXjdbuX78m0
                ZJMxSqupO3ELsZZlujfdalbtF8O2W00SPMy31GnRwDkgwZcWYc6BFzZbJPzapsz2P5ouOWkeeoHjUlazqJ0MIr7D2UBsbXHEIyv8
                /4Cwt8PXn8XP8dwPz/50gjOvE3aJz7r0O7ugC3bq2Y74J13PD86pz04/AfS0mulKwrWOAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 6, 16 bits", width: 11, height: 9, hash: 0x7635C7543199AAE5,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJEAYAAAC09ApuAAAB70lEQVR4nEWRMZabMBCGR96UvgBUdiNV5L0gJbX6wG69B5BEilQ+
                wOJ+cwBIk4oujcH1+gCY3hcgB0i/5NewSZ4esn/Nh62Zj0hYqullSVofekOk9fM4eyuKqc+Ttibvb21xvYAhfppGgrPUm2KafU3j
                eDBJe6HZN00xAhCRtUJI730XZp+2MujciqRVThu7pPgBoy0ljQrIhLpHHVlWWsesvP5oRTwH95rEnHN2qIuN9LyC9CqoCju+q7Bm
                3rkmAy+uKRcrzDqcVNJhVeo/hYp0d+X0dfx2za67J+l/lmbYCVVlhTnFjM9+t5HhfTkM+ycVshH5+MYtyKXp97X6ld0PPfgQeWTw
                5vyO/6eSIfWq0rmkBK0oLZc03srIDVoO0tkl+Q7ykyR04PQH5kbURUrgNEYXe8nlglHFLgRdMG8rarrh4KAv9FsXU+dJbK8HfWss
                HDTtdoo6Xpb4PDazO0DyQW+nLljxfNX6BsldeAR3oVUdHM64sQ+d/yenZVkswZg3eTnLi1Je0yjP2A3Lijdd5a2cXqWv8qq/clSU
                yBJU1OFZR9wdE47JVS/qkWZ5rJLfDjyEivlwl43lCH3jrsbwJ0hYlM8ezHlfS5d9NlHKF8g4RSmon6M8SBx2hPwAWUeWfPpxhOR7
                SK7x/mSGP79H/jO2icQeAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "type 6, 16 bits, interlaced", width: 11, height: 9, hash: 0x4CE2500079BB04A1,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAAAsAAAAJEAYAAAHD8zr4AAACNklEQVR4nDVRLXobMRAd2YG+wPor3vCVCmqkEJdIB4hRiUcGZXsA
                b0hKXNQCS1tQ5JKgrktCYhRizRr7ALHLcwB1duNqvvk0P+9JmicAoaGCHcRYyqzegZCqlE3xKilK5WuAAeLRG3pKQ3Q/72bhe3Pl
                /dFn9W1wi1DTHhKiD0QAIOUqnlALH3LXFJorT6kCLUSkHCs4BudCiMSMuffU8uHBh+Dr4LvFcR26tQ710LQrijSimf+mqL3HUj2O
                q+Xz4qv5BNvt/Xyz+HJGfF7ou4fWh/v5FbN8R5bhTN5XiV8f+TqhCnvwoUqhPe0dBiGLsAZRJcgCYlMAmNioLFSsAvTeFIZO/NoT
                em8iCMEwBcKQVJZwXvGUJiIDlLTkXJfbiLwPbLRkyJKNJtq2N+qca/EtYttbGv76a9qyCNlOWJrV57MGu59l7kUne7j1nFdd3b1c
                XZjEQ+ybWAkJ9mCdTTJxveWrB4YcWYAc0W2QtYcVHX3ubn2jRoSulEevYYMrHqRUJ9xg3vtTMoxDdwylHNHGvRY+aHHCUbuDUuUu
                dx0WkUmNei2kzHyO8r0WY3/tJH/tOHCudMr4q/t8fY1KapH96HFpvM7nXE/jmvFKD5h/4V07xbxOrHiRhPo4mk6i+CZgF136rdnb
                A3uP6WXsrKu0FyaxKP+7NHxoTfuZVrT9PfE31dRtt5OxTlMn5cRrMZ2r7STj3clm8k4vP57V9jHoaoqqmWQ3yx7HUnDe4YDzPx+6
                vvsHb+RkIJXPTtsAAAAASUVORK5CYII=
                """),
    ]
}
