// Written by Tests/compare/make_fixtures.py.

/// Damaged PNG files with the pixels that Pillow makes of them.
enum DamagedPNGFixtures {
    static let all: [Fixture] = [
        Fixture(
            name: "checksum of an ancillary chunk", width: 24, height: 18, hash: 0x374A254CA9E41B2A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAAA3RFWHRhAGLcSaI6AAAD90lEQVR4nAXBR48cRQAG0K+qq7s6p9mZ
                nVlvdAAf1sggIXFD4s6Vv8Kv4sABiTtCQnAxCHBgd+0ZT06du6sz75HvV7fGffTJmWArMXTz8aINNJmvTIvK4/t8TpVPb7/EPUd7
                gs0YdAP+OfYdPvpwgKJE+OKnn1+Z1oj2+NA9k7UskKwEB3ud+vyNfBIGrCZ1w0kyRqrg5BqNCbOEYHgdIYngclgcfAh3Io9ImlB6
                c3Rvu2x73XQqdKPKilhnUuKifcNbLb8UEbZnoBFYgX8lVEOcAfkQSYiIYzpBtTwjVJMzyi/TrMj8197FO4g6GxNLlRPWsqKfGRGT
                fu+hVfjTQtXgkiE8w/wKCgGR+/oaRO7L+rjhrF6wWkAhdU/l2EZ5xCkLgpKNZrbqd/nM9j8zgQYUKDyYFoweNAXzEYMUbyE9jtbP
                WyecSy/p4CGMWltF44WmTTS9P/fTUWHn2qGPTWnFMtzp0B8h8DG10J1ipiCqIDRQB64va8vMdVJ1Ru1z99n2oPxNFDOdyNXpervP
                ls7cVgN+vR75f+jwCLIIIYPDoVH4MpIrpATmFXJDTgb76ZocDZI131Jpq8JHEGDnw1Bxt0fuYWpA40j64scH7e6I0Vm6mhzVcZse
                7cBZPLs+fByXOWtc6+ubb5ZXoLrUq8cBRIfYwxGYFihG6C0wBsFQPYLsYfJUxPrUMobaft5dbYjElloVvmMVyfd9KHAoQPuyipsG
                OxWsw7kElDBczDJoHGsBSdW262xZT1eGnR8PmXWeyXz8IjtuuPVy55C94iVXUFWwtAjtzkVSoE5ALqEWSFawGkCH0iHRAm1UP7nV
                m4be1RvIeqdPpx13n4dZNZIbmzdJVWWpwjp3jCZFbCAJQSWUGlY6DgrkBL0DM0ZQKPx+99Hj/SPtJAovNfkOK2JXnbW0IsnCQCi1
                Aeak77E4AVmgV0GACMgITB1phSzF3rYKly1uK6Pmu/p1FyuHUOxHKlrN1sVawTreXqBQwaACyLH/AvoOixJ7BTFQyiBDlBESeSmZ
                ufkPFTeNhyflxaujiVMl7ZMyXgn2GA0dOVhzkN9+IJPssslKNo/t3Y0bynWhCzu27r+KMWuT3nv6HRoPuQ/qta2aUWPjMLo/DV16
                6CA0/PLr+61uUudAqyq5ToNB1hm8gCzlg70IPOBtIG48TDDicHr4HjRXGkEnGjpHaihx4acoG7zh+pYMaUvawUqbi1KXLuWDkjUB
                nZlmFAhh2UV57A5IK2wGSP6DUeODO/cOfSBnY1AJsw65Cw5HHuTUDbzjLlMfQET8l68Y5cCSqOAX6krJyjKXnqD0gB7JV90dD4kw
                xFBBzVvxEKM5BxLITeu0+B/3Dhb8/yufpQAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "checksum of the data", width: 24, height: 18, hash: 0x374A254CA9E41B2A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAD90lEQVR4nAXBR48cRQAG0K+qq7s6p9mZnVlvdAAf1sggIXFD4s6V
                v8Kv4sABiTtCQnAxCHBgd+0ZT06du6sz75HvV7fGffTJmWArMXTz8aINNJmvTIvK4/t8TpVPb7/EPUd7gs0YdAP+OfYdPvpwgKJE
                +OKnn1+Z1oj2+NA9k7UskKwEB3ud+vyNfBIGrCZ1w0kyRqrg5BqNCbOEYHgdIYngclgcfAh3Io9ImlB6c3Rvu2x73XQqdKPKilhn
                UuKifcNbLb8UEbZnoBFYgX8lVEOcAfkQSYiIYzpBtTwjVJMzyi/TrMj8197FO4g6GxNLlRPWsqKfGRGTfu+hVfjTQtXgkiE8w/wK
                CgGR+/oaRO7L+rjhrF6wWkAhdU/l2EZ5xCkLgpKNZrbqd/nM9j8zgQYUKDyYFoweNAXzEYMUbyE9jtbPWyecSy/p4CGMWltF44Wm
                TTS9P/fTUWHn2qGPTWnFMtzp0B8h8DG10J1ipiCqIDRQB64va8vMdVJ1Ru1z99n2oPxNFDOdyNXpervPls7cVgN+vR75f+jwCLII
                IYPDoVH4MpIrpATmFXJDTgb76ZocDZI131Jpq8JHEGDnw1Bxt0fuYWpA40j64scH7e6I0Vm6mhzVcZse7cBZPLs+fByXOWtc6+ub
                b5ZXoLrUq8cBRIfYwxGYFihG6C0wBsFQPYLsYfJUxPrUMobaft5dbYjElloVvmMVyfd9KHAoQPuyipsGOxWsw7kElDBczDJoHGsB
                SdW262xZT1eGnR8PmXWeyXz8IjtuuPVy55C94iVXUFWwtAjtzkVSoE5ALqEWSFawGkCH0iHRAm1UP7nVm4be1RvIeqdPpx13n4dZ
                NZIbmzdJVWWpwjp3jCZFbCAJQSWUGlY6DgrkBL0DM0ZQKPx+99Hj/SPtJAovNfkOK2JXnbW0IsnCQCi1Aeak77E4AVmgV0GACMgI
                TB1phSzF3rYKly1uK6Pmu/p1FyuHUOxHKlrN1sVawTreXqBQwaACyLH/AvoOixJ7BTFQyiBDlBESeSmZufkPFTeNhyflxaujiVMl
                7ZMyXgn2GA0dOVhzkN9+IJPssslKNo/t3Y0bynWhCzu27r+KMWuT3nv6HRoPuQ/qta2aUWPjMLo/DV166CA0/PLr+61uUudAqyq5
                ToNB1hm8gCzlg70IPOBtIG48TDDicHr4HjRXGkEnGjpHaihx4acoG7zh+pYMaUvawUqbi1KXLuWDkjUBnZlmFAhh2UV57A5IK2wG
                SP6DUeODO/cOfSBnY1AJsw65Cw5HHuTUDbzjLlMfQET8l68Y5cCSqOAX6krJyjKXnqD0gB7JV90dD4kwxFBBzVvxEKM5BxLITeu0
                +B/3Dhb8/yufpAAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "checksum of the end", width: 24, height: 18, hash: 0x374A254CA9E41B2A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAD90lEQVR4nAXBR48cRQAG0K+qq7s6p9mZnVlvdAAf1sggIXFD4s6V
                v8Kv4sABiTtCQnAxCHBgd+0ZT06du6sz75HvV7fGffTJmWArMXTz8aINNJmvTIvK4/t8TpVPb7/EPUd7gs0YdAP+OfYdPvpwgKJE
                +OKnn1+Z1oj2+NA9k7UskKwEB3ud+vyNfBIGrCZ1w0kyRqrg5BqNCbOEYHgdIYngclgcfAh3Io9ImlB6c3Rvu2x73XQqdKPKilhn
                UuKifcNbLb8UEbZnoBFYgX8lVEOcAfkQSYiIYzpBtTwjVJMzyi/TrMj8197FO4g6GxNLlRPWsqKfGRGTfu+hVfjTQtXgkiE8w/wK
                CgGR+/oaRO7L+rjhrF6wWkAhdU/l2EZ5xCkLgpKNZrbqd/nM9j8zgQYUKDyYFoweNAXzEYMUbyE9jtbPWyecSy/p4CGMWltF44Wm
                TTS9P/fTUWHn2qGPTWnFMtzp0B8h8DG10J1ipiCqIDRQB64va8vMdVJ1Ru1z99n2oPxNFDOdyNXpervPls7cVgN+vR75f+jwCLII
                IYPDoVH4MpIrpATmFXJDTgb76ZocDZI131Jpq8JHEGDnw1Bxt0fuYWpA40j64scH7e6I0Vm6mhzVcZse7cBZPLs+fByXOWtc6+ub
                b5ZXoLrUq8cBRIfYwxGYFihG6C0wBsFQPYLsYfJUxPrUMobaft5dbYjElloVvmMVyfd9KHAoQPuyipsGOxWsw7kElDBczDJoHGsB
                SdW262xZT1eGnR8PmXWeyXz8IjtuuPVy55C94iVXUFWwtAjtzkVSoE5ALqEWSFawGkCH0iHRAm1UP7nVm4be1RvIeqdPpx13n4dZ
                NZIbmzdJVWWpwjp3jCZFbCAJQSWUGlY6DgrkBL0DM0ZQKPx+99Hj/SPtJAovNfkOK2JXnbW0IsnCQCi1Aeak77E4AVmgV0GACMgI
                TB1phSzF3rYKly1uK6Pmu/p1FyuHUOxHKlrN1sVawTreXqBQwaACyLH/AvoOixJ7BTFQyiBDlBESeSmZufkPFTeNhyflxaujiVMl
                7ZMyXgn2GA0dOVhzkN9+IJPssslKNo/t3Y0bynWhCzu27r+KMWuT3nv6HRoPuQ/qta2aUWPjMLo/DV166CA0/PLr+61uUudAqyq5
                ToNB1hm8gCzlg70IPOBtIG48TDDicHr4HjRXGkEnGjpHaihx4acoG7zh+pYMaUvawUqbi1KXLuWDkjUBnZlmFAhh2UV57A5IK2wG
                SP6DUeODO/cOfSBnY1AJsw65Cw5HHuTUDbzjLlMfQET8l68Y5cCSqOAX6krJyjKXnqD0gB7JV90dD4kwxFBBzVvxEKM5BxLITeu0
                +B/3Dhb8/yufpQAAAABJRU5ErkJggw==
                """),
        Fixture(
            name: "no checksum of the pixels", width: 24, height: 18, hash: 0x374A254CA9E41B2A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAD80lEQVR4nAXBR48cRQAG0K+qq7s6p9mZnVlvdAAf1sggIXFD4s6V
                v8Kv4sABiTtCQnAxCHBgd+0ZT06du6sz75HvV7fGffTJmWArMXTz8aINNJmvTIvK4/t8TpVPb7/EPUd7gs0YdAP+OfYdPvpwgKJE
                +OKnn1+Z1oj2+NA9k7UskKwEB3ud+vyNfBIGrCZ1w0kyRqrg5BqNCbOEYHgdIYngclgcfAh3Io9ImlB6c3Rvu2x73XQqdKPKilhn
                UuKifcNbLb8UEbZnoBFYgX8lVEOcAfkQSYiIYzpBtTwjVJMzyi/TrMj8197FO4g6GxNLlRPWsqKfGRGTfu+hVfjTQtXgkiE8w/wK
                CgGR+/oaRO7L+rjhrF6wWkAhdU/l2EZ5xCkLgpKNZrbqd/nM9j8zgQYUKDyYFoweNAXzEYMUbyE9jtbPWyecSy/p4CGMWltF44Wm
                TTS9P/fTUWHn2qGPTWnFMtzp0B8h8DG10J1ipiCqIDRQB64va8vMdVJ1Ru1z99n2oPxNFDOdyNXpervPls7cVgN+vR75f+jwCLII
                IYPDoVH4MpIrpATmFXJDTgb76ZocDZI131Jpq8JHEGDnw1Bxt0fuYWpA40j64scH7e6I0Vm6mhzVcZse7cBZPLs+fByXOWtc6+ub
                b5ZXoLrUq8cBRIfYwxGYFihG6C0wBsFQPYLsYfJUxPrUMobaft5dbYjElloVvmMVyfd9KHAoQPuyipsGOxWsw7kElDBczDJoHGsB
                SdW262xZT1eGnR8PmXWeyXz8IjtuuPVy55C94iVXUFWwtAjtzkVSoE5ALqEWSFawGkCH0iHRAm1UP7nVm4be1RvIeqdPpx13n4dZ
                NZIbmzdJVWWpwjp3jCZFbCAJQSWUGlY6DgrkBL0DM0ZQKPx+99Hj/SPtJAovNfkOK2JXnbW0IsnCQCi1Aeak77E4AVmgV0GACMgI
                TB1phSzF3rYKly1uK6Pmu/p1FyuHUOxHKlrN1sVawTreXqBQwaACyLH/AvoOixJ7BTFQyiBDlBESeSmZufkPFTeNhyflxaujiVMl
                7ZMyXgn2GA0dOVhzkN9+IJPssslKNo/t3Y0bynWhCzu27r+KMWuT3nv6HRoPuQ/qta2aUWPjMLo/DV166CA0/PLr+61uUudAqyq5
                ToNB1hm8gCzlg70IPOBtIG48TDDicHr4HjRXGkEnGjpHaihx4acoG7zh+pYMaUvawUqbi1KXLuWDkjUBnZlmFAhh2UV57A5IK2wG
                SP6DUeODO/cOfSBnY1AJsw65Cw5HHuTUDbzjLlMfQET8l68Y5cCSqOAX6krJyjKXnqD0gB7JV90dD4kwxFBBzVvxEKM5BxLITeu0
                +B+TOyqsAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "no end chunk", width: 24, height: 18, hash: 0x374A254CA9E41B2A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAD90lEQVR4nAXBR48cRQAG0K+qq7s6p9mZnVlvdAAf1sggIXFD4s6V
                v8Kv4sABiTtCQnAxCHBgd+0ZT06du6sz75HvV7fGffTJmWArMXTz8aINNJmvTIvK4/t8TpVPb7/EPUd7gs0YdAP+OfYdPvpwgKJE
                +OKnn1+Z1oj2+NA9k7UskKwEB3ud+vyNfBIGrCZ1w0kyRqrg5BqNCbOEYHgdIYngclgcfAh3Io9ImlB6c3Rvu2x73XQqdKPKilhn
                UuKifcNbLb8UEbZnoBFYgX8lVEOcAfkQSYiIYzpBtTwjVJMzyi/TrMj8197FO4g6GxNLlRPWsqKfGRGTfu+hVfjTQtXgkiE8w/wK
                CgGR+/oaRO7L+rjhrF6wWkAhdU/l2EZ5xCkLgpKNZrbqd/nM9j8zgQYUKDyYFoweNAXzEYMUbyE9jtbPWyecSy/p4CGMWltF44Wm
                TTS9P/fTUWHn2qGPTWnFMtzp0B8h8DG10J1ipiCqIDRQB64va8vMdVJ1Ru1z99n2oPxNFDOdyNXpervPls7cVgN+vR75f+jwCLII
                IYPDoVH4MpIrpATmFXJDTgb76ZocDZI131Jpq8JHEGDnw1Bxt0fuYWpA40j64scH7e6I0Vm6mhzVcZse7cBZPLs+fByXOWtc6+ub
                b5ZXoLrUq8cBRIfYwxGYFihG6C0wBsFQPYLsYfJUxPrUMobaft5dbYjElloVvmMVyfd9KHAoQPuyipsGOxWsw7kElDBczDJoHGsB
                SdW262xZT1eGnR8PmXWeyXz8IjtuuPVy55C94iVXUFWwtAjtzkVSoE5ALqEWSFawGkCH0iHRAm1UP7nVm4be1RvIeqdPpx13n4dZ
                NZIbmzdJVWWpwjp3jCZFbCAJQSWUGlY6DgrkBL0DM0ZQKPx+99Hj/SPtJAovNfkOK2JXnbW0IsnCQCi1Aeak77E4AVmgV0GACMgI
                TB1phSzF3rYKly1uK6Pmu/p1FyuHUOxHKlrN1sVawTreXqBQwaACyLH/AvoOixJ7BTFQyiBDlBESeSmZufkPFTeNhyflxaujiVMl
                7ZMyXgn2GA0dOVhzkN9+IJPssslKNo/t3Y0bynWhCzu27r+KMWuT3nv6HRoPuQ/qta2aUWPjMLo/DV166CA0/PLr+61uUudAqyq5
                ToNB1hm8gCzlg70IPOBtIG48TDDicHr4HjRXGkEnGjpHaihx4acoG7zh+pYMaUvawUqbi1KXLuWDkjUBnZlmFAhh2UV57A5IK2wG
                SP6DUeODO/cOfSBnY1AJsw65Cw5HHuTUDbzjLlMfQET8l68Y5cCSqOAX6krJyjKXnqD0gB7JV90dD4kwxFBBzVvxEKM5BxLITeu0
                +B/3Dhb8/yufpQ==
                """),
        Fixture(
            name: "cut off after 30%", width: 24, height: 18, hash: 0x4EA7AA9041D017E6,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAD90lEQVR4nAXBR48cRQAG0K+qq7s6p9mZnVlvdAAf1sggIXFD4s6V
                v8Kv4sABiTtCQnAxCHBgd+0ZT06du6sz75HvV7fGffTJmWArMXTz8aINNJmvTIvK4/t8TpVPb7/EPUd7gs0YdAP+OfYdPvpwgKJE
                +OKnn1+Z1oj2+NA9k7UskKwEB3ud+vyNfBIGrCZ1w0kyRqrg5BqNCbOEYHgdIYngclgcfAh3Io9ImlB6c3Rvu2x73XQqdKPKilhn
                UuKifcNbLb8UEbZnoBFYgX8lVEOcAfkQSYiIYzpBtTwjVJMzyi/TrMj8197FO4g6GxNLlRPWsqKfGRGTfu+hVfjTQtXgkiE8w/wK
                CgGR+/oaRO7L+rjhrF6wWkAhdU/l2EZ5xCkLgpKNZrbqd/nM9j8zgQYUKDyY
                """),
        Fixture(
            name: "cut off after 80%", width: 24, height: 18, hash: 0xEA27C9AFE6E96F2E,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAD90lEQVR4nAXBR48cRQAG0K+qq7s6p9mZnVlvdAAf1sggIXFD4s6V
                v8Kv4sABiTtCQnAxCHBgd+0ZT06du6sz75HvV7fGffTJmWArMXTz8aINNJmvTIvK4/t8TpVPb7/EPUd7gs0YdAP+OfYdPvpwgKJE
                +OKnn1+Z1oj2+NA9k7UskKwEB3ud+vyNfBIGrCZ1w0kyRqrg5BqNCbOEYHgdIYngclgcfAh3Io9ImlB6c3Rvu2x73XQqdKPKilhn
                UuKifcNbLb8UEbZnoBFYgX8lVEOcAfkQSYiIYzpBtTwjVJMzyi/TrMj8197FO4g6GxNLlRPWsqKfGRGTfu+hVfjTQtXgkiE8w/wK
                CgGR+/oaRO7L+rjhrF6wWkAhdU/l2EZ5xCkLgpKNZrbqd/nM9j8zgQYUKDyYFoweNAXzEYMUbyE9jtbPWyecSy/p4CGMWltF44Wm
                TTS9P/fTUWHn2qGPTWnFMtzp0B8h8DG10J1ipiCqIDRQB64va8vMdVJ1Ru1z99n2oPxNFDOdyNXpervPls7cVgN+vR75f+jwCLII
                IYPDoVH4MpIrpATmFXJDTgb76ZocDZI131Jpq8JHEGDnw1Bxt0fuYWpA40j64scH7e6I0Vm6mhzVcZse7cBZPLs+fByXOWtc6+ub
                b5ZXoLrUq8cBRIfYwxGYFihG6C0wBsFQPYLsYfJUxPrUMobaft5dbYjElloVvmMVyfd9KHAoQPuyipsGOxWsw7kElDBczDJoHGsB
                SdW262xZT1eGnR8PmXWeyXz8IjtuuPVy55C94iVXUFWwtAjtzkVSoE5ALqEWSFawGkCH0iHRAm1UP7nVm4be1RvIeqdPpx13n4dZ
                NZIbmzdJVWWpwjp3jCZFbCAJQSWUGlY6DgrkBL0DM0ZQKPx+99Hj/SPtJAovNfkOK2JXnbW0IsnCQCi1Aeak77E4AVmgV0GACMgI
                TB1phSzF3rYKly1uK6Pmu/p1FyuHUOxHKlrN1sVawTreXqBQwaACyLH/AvoOixJ7BTFQyiBDlBESeSmZufkPFTeNhyflxaujiVMl
                7ZMyXgn2GA0dOVhzkN9+IJPssslKNo/t3Y0byg==
                """),
        Fixture(
            name: "data end early", width: 24, height: 18, hash: 0x6C424E5C22E4130A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAB+0lEQVR4nAXBR48cRQAG0K+qq7s6p9mZnVlvdAAf1sggIXFD4s6V
                v8Kv4sABiTtCQnAxCHBgd+0ZT06du6sz75HvV7fGffTJmWArMXTz8aINNJmvTIvK4/t8TpVPb7/EPUd7gs0YdAP+OfYdPvpwgKJE
                +OKnn1+Z1oj2+NA9k7UskKwEB3ud+vyNfBIGrCZ1w0kyRqrg5BqNCbOEYHgdIYngclgcfAh3Io9ImlB6c3Rvu2x73XQqdKPKilhn
                UuKifcNbLb8UEbZnoBFYgX8lVEOcAfkQSYiIYzpBtTwjVJMzyi/TrMj8197FO4g6GxNLlRPWsqKfGRGTfu+hVfjTQtXgkiE8w/wK
                CgGR+/oaRO7L+rjhrF6wWkAhdU/l2EZ5xCkLgpKNZrbqd/nM9j8zgQYUKDyYFoweNAXzEYMUbyE9jtbPWyecSy/p4CGMWltF44Wm
                TTS9P/fTUWHn2qGPTWnFMtzp0B8h8DG10J1ipiCqIDRQB64va8vMdVJ1Ru1z99n2oPxNFDOdyNXpervPls7cVgN+vR75f+jwCLII
                IYPDoVH4MpIrpATmFXJDTgb76ZocDZI131Jpq8JHEGDnw1Bxt0fuYWpA40j64scH7e6I0Vm6mhzVcZse7cBZPLs+fByXOWtc6+ub
                b5ZXoLrUq8cBRIfYwxGYFihG6C0wBsFk/Y6eAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "a row filter that is none", width: 24, height: 18, hash: 0xB628979726EAFF18,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAEBElEQVR4nBWTR29kVRBGv3tfuC+ndrfbHrttT4BZeNCAhMQOiT1b
                /gq/igULJPYICcFmQMAEbM90T+f04n050L2pRUmlCucU+X5xq9+Hn5zn4iLvO+lw1viqxBaGSaXhfTql8qe3X+KeoTnBagi6Avsc
                2xYfPdhAViB48dPPrwxzQDt8aJ9JKvcFM8bOWiYeeyOdBL5YkapmJB4ikXFyjdqAUSAX8TpEHMJhMBlYH86ZNCBJTOnN3rlt+fq6
                bhVoesmzSBOF2EHzhjVqOspDrM9BQ4gZ/hVQ9nEOpH3EAUKG8RnK+TmhqsQpGyU8495r9/Id8ooPialIsdiIWTfRQ1H4vYNa4k8T
                ZY2RiOAc0yvIBETqqutjLKr9ionVTKzyQ77qqBRZKPY4FX2/EAcTS/HadGJ5nxlADXo4hwvDhN6BJhA9RCDZWwiPw+Xzxg6mwkva
                ewjCxlJQu4FhEVXrLrxkkFmpuusiQ1iIHHcatEfwPYxNtKeYyAhL5CqoDceT1Dl37ESZMOvCebbeyX8T2UjOpPJ0ud7yuT21FJ9d
                LwfeHxpcAh4iEGEzqBSehPgKCYFxhVSX4t52vCR7nfD6WyqsFXjwfWw86ArutkhdjHWoDHGX/fig3u0xOE8WZ3tl2CR7y7dnz653
                H4dFKtaO+fXNN/MrUE3olH0PeYvIxR4YZ8gG6EyI4hF2+QiSi7OneaSNTb2vbqft1YoI4lwtg3diSdJtF+TYZaBdUUZ1jY0CscWF
                ABTQHUz4cZxlDkFR10s+r8YL3Ur3O25ecIkNX/ADKvPlxiZb2T0sqhyqkyywWgdxhioGGUHJEC9g1oAGuUWs+uqgenKr1TW9q1aQ
                tFYbj1vmPA94OZBqi9VxWfJEFltniDpBpB8dowIKFQsNOxlSjM6GEcHPZHa/+eiy7pF6EgYjVbrDglhla87NUDDRy+VKh2gn7zE7
                AZmhU0CAEOAHIhqSEjzB1jIzR5zdlnrFNtXrNpJ3Qb4dKGhUS8uXMpbR+hLZYTUoODiP7RfQNpgV2MoH2VBIIH0Uh7eS5oKRGv/Q
                /KZ28aS4fLU3cConXVxEi1x8jJoObCwZyG8/kDM+qnkhTiNrc+MEUpVpuRWZ919FmDRx5z797mArUg/UbRqFU31li3R7Gjh01x7F
                /OXX92vNoPaOlmV8nfg93uosgySkvW3uu8BbP785kMeAwe7guVAdYQCNqGhtoabEgZegqPGGaWvSpw1pegt1mheaMJJ2Mq99OjGM
                0M9z08qKfbs7HmvVQ/wf9AofnKm763yJD49gJi1SB4c+Ui+lju/uN1x5AMmjvzxZL3qmQHN2qSxkXhSp8ATFYboO8VftHQtIrud9
                GRVr8ocI9QUQQ6obu8H/CDkXAdECp40AAAAASUVORK5CYII=
                """),
        Fixture(
            name: "too much data", width: 24, height: 18, hash: 0x374A254CA9E41B2A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAECUlEQVR4nL2Tx45cRRSG/6ob6ubU0z0944kO4MUYGSQk75DYs+VV
                eCoWLJDYIyQEG4OAsc3M2N3unG6smwPdL0EtzuJIRyd8X5Hv5jf6ffjJaS7O876TDqeNr0psbphUGt6nEyp/evMl7hmaIyyHoEuw
                z7Fp8dGDDWQFghc//vTaMAe0w4f2maRyXzBjbK1F4rE30lHgixWpakbiIRIZR1eoDRgFchG3IeIQDoPJwPpwTqQBSWJKr3fOTctX
                V3WrQNNLnkWaKMQOmjesUdOLPMTqFDSEmOEfAWUfp0DaRxwgZBidoJydEqpKnLKLhGfcu3XP3yGv+JCYihSLjZh1Yz0Uhd86qCX+
                MFHWuBARnGJyCZmASF11dYhFtVsysZqKVb7PVx2VIgvFDsei7xfiYGwpXpuOLe8zA6hB9+dwYZjQO9AEoocIJHsL4XG4eN7YwUR4
                SXsPQdhYCmo3MCyiat2ZlwwyK1W3XWQIc5HjToP2CL6HkYn2GGMZYYlcBbXheJI6446dKGNqnTnPVlv5LyIbyYlUHi9WGz6zJ5bi
                s6vFwPtdg0vAQwQibAaVwpMQXyIhMC6R6lLc24wWZKcTXn9DhZUCD76PtQddwd0GqYuRDpUh7rIfHtS7HQanyfxkpwybZGf59vTZ
                1fbjsEjF2jG/uv56dgmqCZ2y6yFvEbnYAaMM2QCdCVE8wC4fQXJx8jSPtJGp99XNpL1cEkGcqWXwTixJuumCHNsMtCvKqK6xViC2
                OBOAArqDMT+Ms8ghKOpqwWfVaK5b6W7LzTMuseELvkdlvlzbZCO7+0WVfXWSBVbrIM5QxSAXUDLEc5g1oEFuEau+Oqie3Gh1Te+q
                JSSt1UajljnPA14OpNpidVyWPJHF1hmiThDpB8eogELFXMNWhhSjs2FE8DOZ3a8/uqx7pB6FwYUq3WFOrLI1Z2YomOjlcqVDtJP3
                mB6BTNEpIEAI8D0RDUkJnmBjmZkjTm9KvWLr6raN5G2QbwYKGtXS8oWMRbQ6R7ZfDQr2zmPzBbQ1pgU28l42FBJIH8X+W0kzwUiN
                v2l+Xbt4Upy/3hk4lpMuLqJ5Lj5GTQc2Fgzk1+/JCb+oeSFOImt97QRSlWm5FZn3ryKMm7hzn367txWpB+o2jcKpvrRFujkOHLpt
                D2L+/Mv7lWZQe0vLMr5K/B5vdZZBEtLeJvdd4K2fX+/JY8Bgd/BcqI4wgEZUtLZQU+LAS1DUeMO0FenThjS9uTrJC024kLYyr306
                NozQz3PTyopduz0ca9lD/C/0Ch+cibvtfIkPD2DGLVIH+z5SL6WO7+7WXHkAyaM/PVkveqZAc3auzGVeFKnwBMV+ug7xq/aOBSTX
                876MijX5Q4T6DIgh1Y3d4P94/wHyBRb8RXDMZwAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "an unknown critical chunk", width: 24, height: 18, hash: 0x374A254CA9E41B2A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAAAUFCQ0R4KrtWxAAAA/dJREFUeJwFwUePHEUABtCvqqu7OqfZmZ1Z
                b3QAH9bIICFxQ+LOlb/Cr+LAAYk7QkJwMQhwYHftGU9OnburM++R71e3xn30yZlgKzF08/GiDTSZr0yLyuP7fE6VT2+/xD1He4LN
                GHQD/jn2HT76cICiRPjip59fmdaI9vjQPZO1LJCsBAd7nfr8jXwSBqwmdcNJMkaq4OQajQmzhGB4HSGJ4HJYHHwIdyKPSJpQenN0
                b7tse910KnSjyopYZ1Lion3DWy2/FBG2Z6ARWIF/JVRDnAH5EEmIiGM6QbU8I1STM8ov06zI/NfexTuIOhsTS5UT1rKinxkRk37v
                oVX400LV4JIhPMP8CgoBkfv6GkTuy/q44axesFpAIXVP5dhGecQpC4KSjWa26nf5zPY/M4EGFCg8mBaMHjQF8xGDFG8hPY7Wz1sn
                nEsv6eAhjFpbReOFpk00vT/301Fh59qhj01pxTLc6dAfIfAxtdCdYqYgqiA0UAeuL2vLzHVSdUbtc/fZ9qD8TRQzncjV6Xq7z5bO
                3FYDfr0e+X/o8AiyCCGDw6FR+DKSK6QE5hVyQ04G++maHA2SNd9SaavCRxBg58NQcbdH7mFqQONI+uLHB+3uiNFZupoc1XGbHu3A
                WTy7PnwclzlrXOvrm2+WV6C61KvHAUSH2MMRmBYoRugtMAbBUD2C7GHyVMT61DKG2n7eXW2IxJZaFb5jFcn3fShwKED7soqbBjsV
                rMO5BJQwXMwyaBxrAUnVtutsWU9Xhp0fD5l1nsl8/CI7brj1cueQveIlV1BVsLQI7c5FUqBOQC6hFkhWsBpAh9Ih0QJtVD+51ZuG
                3tUbyHqnT6cdd5+HWTWSG5s3SVVlqcI6d4wmRWwgCUEllBpWOg4K5AS9AzNGUCj8fvfR4/0j7SQKLzX5DitiV521tCLJwkAotQHm
                pO+xOAFZoFdBgAjICEwdaYUsxd62Cpctbiuj5rv6dRcrh1DsRypazdbFWsE63l6gUMGgAsix/wL6DosSewUxUMogQ5QREnkpmbn5
                DxU3jYcn5cWro4lTJe2TMl4J9hgNHTlYc5DffiCT7LLJSjaP7d2NG8p1oQs7tu6/ijFrk957+h0aD7kP6rWtmlFj4zC6Pw1deugg
                NPzy6/utblLnQKsquU6DQdYZvIAs5YO9CDzgbSBuPEww4nB6+B40VxpBJxo6R2ooceGnKBu84fqWDGlL2sFKm4tSly7lg5I1AZ2Z
                ZhQIYdlFeewOSCtsBkj+g1Hjgzv3Dn0gZ2NQCbMOuQsORx7k1A284y5TH0BE/JevGOXAkqjgF+pKycoyl56g9IAeyVfdHQ+JMMRQ
                Qc1b8RCjOQcSyE3rtPgf9w4W/P8rn6UAAAAASUVORK5CYII=
                """),
        Fixture(
            name: "palette index beyond the palette", width: 24, height: 18, hash: 0x8F4F86720946BD4A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASBAMAAACzwgOtAAAAHlBMVEX/40Ww3xb8s0zIsgn0lkL1h0r6bJbwcif/WJ//RK9iB8k7
                AAAAkElEQVR4nCXJsU0DMQAF0Od/Tu8TogSZm+AkShoXrMAIjMCYSIkYgIwQ+uBQ8NpXVun15auXrbyHjvPFpMKY1qSJ4HdPL8T/
                Ti0luFrWNFPSa8X8QcG2Hz6sp/EZNss9BuGco9LKpQhz8l20m8i27J5ux7KqeKDZEY/uGhrKcx3erifpXmPABaSCpiODgwL8AYu1
                HopI370eAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "palette too long", width: 24, height: 18, hash: 0x9D80D9964B85785A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASBAMAAACzwgOtAAAAbFBMVEX/40Ww3xb8s0zIsgn0lkL1h0r6bJbwcif/WJ//RK/sRJC6
                TPrtK3bgE3e6C6eJEc4AAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5OjuS
                wQcuAAAAkElEQVR4nCXJsU0DMQAF0Od/Tu8TogSZm+AkShoXrMAIjMCYSIkYgIwQ+uBQ8NpXVun15auXrbyHjvPFpMKY1qSJ4HdP
                L8T/Ti0luFrWNFPSa8X8QcG2Hz6sp/EZNss9BuGco9LKpQhz8l20m8i27J5ux7KqeKDZEY/uGhrKcx3erifpXmPABaSCpiODgwL8
                AYu1HopI370eAAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "palette of no whole number of colours", width: 24, height: 18, hash: 0x9D80D9964B85785A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASBAMAAACzwgOtAAAAMVBMVEX/40Ww3xb8s0zIsgn0lkL1h0r6bJbwcif/WJ//RK/sRJC6
                TPrtK3bgE3e6C6eJEc4BRsVurgAAAJBJREFUeJwlybFNAzEABdDnf07vE6IEmZvgJEoaF6zACIzAmEiJGICMEPrgUPDaV1bp9eWr
                l628h47zxaTCmNakieB3Ty/E/04tJbha1jRT0mvF/EHBth8+rKfxGTbLPQbhnKPSyqUIc/JdtJvItuyebseyqnig2RGP7hoaynMd
                3q4n6V5jwAWkgqYjg4MC/AGLtR6KSN+9HgAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "transparency before the palette", width: 24, height: 18, hash: 0x70D2B69493D07F9B,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASBAMAAACzwgOtAAAAAnRSTlMAgJsrThgAAAAwUExURf/jRbDfFvyzTMiyCfSWQvWHSvps
                lvByJ/9Yn/9Er+xEkLpM+u0rduATd7oLp4kRzqO6p4gAAACQSURBVHicJcmxTQMxAAXQ539O7xOiBJmb4CRKGheswAiMwJhIiRiA
                jBD64FDw2ldW6fXlq5etvIeO88WkwpjWpIngd08vxP9OLSW4WtY0U9JrxfxBwbYfPqyn8Rk2yz0G4Zyj0sqlCHPyXbSbyLbsnm7H
                sqp4oNkRj+4aGspzHd6uJ+leY8AFpIKmI4ODAvwBi7UeikjfvR4AAAAASUVORK5CYII=
                """),
        Fixture(
            name: "transparency longer than the palette", width: 24, height: 18, hash: 0xEDF5643C926C436A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASBAMAAACzwgOtAAAAMFBMVEX/40Ww3xb8s0zIsgn0lkL1h0r6bJbwcif/WJ//RK/sRJC6
                TPrtK3bgE3e6C6eJEc6juqeIAAAAFHRSTlMAAQIDBAUGBwgJCgsMDQ4PEBESE3VnhYgAAACQSURBVHicJcmxTQMxAAXQ539O7xOi
                BJmb4CRKGheswAiMwJhIiRiAjBD64FDw2ldW6fXlq5etvIeO88WkwpjWpIngd08vxP9OLSW4WtY0U9JrxfxBwbYfPqyn8Rk2yz0G
                4Zyj0sqlCHPyXbSbyLbsnm7Hsqp4oNkRj+4aGspzHd6uJ+leY8AFpIKmI4ODAvwBi7UeikjfvR4AAAAASUVORK5CYII=
                """),
        Fixture(
            name: "transparency with opacities", width: 24, height: 18, hash: 0xBF13A9BCD70DECFA,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAYAAABB7B6eAAAABnRSTlMAAAAAAABupgeRAAAEcUlEQVR4nCWTOW8j9wFH3/znvg9K
                FKXV6vB6HRdy4AQw4M5A+rT5KvlUKVIESB8ECJLGNpzs2pbWJlcSKYrkDOe+OJNC1a99wO896c/Lm9G+2/PZWY2yrDkOSmYPB2JT
                RV86uEJldldyLzR+c/MV3OlwOIKnGYgn0H8HmwE+RuADVQPJF/zt79/iuFPEyK8Mb1XMIkZ2M9h6rPII/b3KURKjdBJdryNlM8g1
                OLqC3gGngVqBd3vI9hDo4OqgH0NwijqVyDOBuN4F3AwF66uewQDLbimqFEuRyQI4vNc5mCUX9R7WZyD2oFTwPxnaYzgDymPIEtjr
                MD+F9pEzSWCqBUK/yCmqguhdyOufoO4KZpKLoWYoB4VqXGDvFeR/j2C28J0LbQ8XCiRncH8JmgSSythdvWzTsXvSUboHlK4GTeoY
                hUrqQbODEyUmbhSmCw8jGigXHtFvHaAHAVQhOC7YI4gclAhSkKofQf6E/epzDn7CvfwlYvIhYX/wMOgJEwdPMrHGc6J8SuWVmNuR
                1JFZKgXcWmC9gjiCuQvDCSw02LdQmyB8CCJU85Ei8MmNBcI7D3i73qL9IKE5Oadqy8lqzaZ4xL/3MGKdq9WU6D8WhBIUe0gU8HUw
                BUQqZJeQS+BcQmmjZhM28xXSzkYq+j+OQl5jEEEcw3MEtgG3GyhDmNtg6pCNVH/9gHm7g+kZ+fKUnTHjkO/wYp+Ht1dsP85oSoU+
                cPnm+g88XoKw5BFjN4F6gDSEHTCvoJrC6IKivOjYvgI1hNNPqVOLuWtzbG64Hy55kmSUR5M2+QmllSg3I0kN2wrE2LSkfQ/PBigD
                nMtAA3YAi+KFflWDbGCuVxSPHfOljVfu2BYu54WKPvuCYveE7n7Jsy+x0UKySzAMUPIqwRsCyCroMpAuwKggW4LbAxZoA2QmsTml
                e3OD1feI244nVKzBYj4f0IPPSYqWqdrj6T1Z21LkGsoQzKDPIbVfYhEyNCYsLdhqoGYw+uCkEFdo+h3PH0P08RXm0Z7kwkS9haXk
                0Q4uj+4e2YVJrdHZoPj5L/BwBNIDjAZIwB4oJHAsyFsocth4uFWA8nBDa3fozx3vhhRtm1BvphgcMD2LeqXBKmX9GioDFAyAEja/
                B+sZHhrYaJACjQrSMTR7yFQeZYfS+S+ivqYP4U3zmm93Dpxo5GNGky6plU+gF0x9WOkg/esv0nhaXNAXDcp9ivd8TZCodJVF7aW4
                d1+TsuCQjYSf/gn6EMoIRMjhYFAImydfQWxOSALBdnhp7h///IW15SD8raBtM67ymEkxYOsVqDLlZEMdh8CPxPU1Iacw1cEfIQrB
                DJCnYEkmDD5yL5ACiHJoenivW6ylY8RBOjBZmtzXDZZ8gbrVKPoYsXBw9jF17eJVDbth+/LH0wSyn8Hu4NeA+3DLGKsUsxc/FgOU
                Aej4qJMSEcQhu+cC4wNIdcr3kYbdTHBlQa2/xlhqFE1DKb+BJgRGyL5muNVJpBq7PkajQz/UfEihPwcyUPsD/gH+D61kGflClnwY
                AAAAAElFTkSuQmCC
                """),
        Fixture(
            name: "checksum of the pixels", width: 24, height: 18, hash: 0x374A254CA9E41B2A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAD90lEQVR4nAXBR48cRQAG0K+qq7s6p9mZnVlvdAAf1sggIXFD4s6V
                v8Kv4sABiTtCQnAxCHBgd+0ZT06du6sz75HvV7fGffTJmWArMXTz8aINNJmvTIvK4/t8TpVPb7/EPUd7gs0YdAP+OfYdPvpwgKJE
                +OKnn1+Z1oj2+NA9k7UskKwEB3ud+vyNfBIGrCZ1w0kyRqrg5BqNCbOEYHgdIYngclgcfAh3Io9ImlB6c3Rvu2x73XQqdKPKilhn
                UuKifcNbLb8UEbZnoBFYgX8lVEOcAfkQSYiIYzpBtTwjVJMzyi/TrMj8197FO4g6GxNLlRPWsqKfGRGTfu+hVfjTQtXgkiE8w/wK
                CgGR+/oaRO7L+rjhrF6wWkAhdU/l2EZ5xCkLgpKNZrbqd/nM9j8zgQYUKDyYFoweNAXzEYMUbyE9jtbPWyecSy/p4CGMWltF44Wm
                TTS9P/fTUWHn2qGPTWnFMtzp0B8h8DG10J1ipiCqIDRQB64va8vMdVJ1Ru1z99n2oPxNFDOdyNXpervPls7cVgN+vR75f+jwCLII
                IYPDoVH4MpIrpATmFXJDTgb76ZocDZI131Jpq8JHEGDnw1Bxt0fuYWpA40j64scH7e6I0Vm6mhzVcZse7cBZPLs+fByXOWtc6+ub
                b5ZXoLrUq8cBRIfYwxGYFihG6C0wBsFQPYLsYfJUxPrUMobaft5dbYjElloVvmMVyfd9KHAoQPuyipsGOxWsw7kElDBczDJoHGsB
                SdW262xZT1eGnR8PmXWeyXz8IjtuuPVy55C94iVXUFWwtAjtzkVSoE5ALqEWSFawGkCH0iHRAm1UP7nVm4be1RvIeqdPpx13n4dZ
                NZIbmzdJVWWpwjp3jCZFbCAJQSWUGlY6DgrkBL0DM0ZQKPx+99Hj/SPtJAovNfkOK2JXnbW0IsnCQCi1Aeak77E4AVmgV0GACMgI
                TB1phSzF3rYKly1uK6Pmu/p1FyuHUOxHKlrN1sVawTreXqBQwaACyLH/AvoOixJ7BTFQyiBDlBESeSmZufkPFTeNhyflxaujiVMl
                7ZMyXgn2GA0dOVhzkN9+IJPssslKNo/t3Y0bynWhCzu27r+KMWuT3nv6HRoPuQ/qta2aUWPjMLo/DV166CA0/PLr+61uUudAqyq5
                ToNB1hm8gCzlg70IPOBtIG48TDDicHr4HjRXGkEnGjpHaihx4acoG7zh+pYMaUvawUqbi1KXLuWDkjUBnZlmFAhh2UV57A5IK2wG
                SP6DUeODO/cOfSBnY1AJsw65Cw5HHuTUDbzjLlMfQET8l68Y5cCSqOAX6krJyjKXnqD0gB7JV90dD4kwxFBBzVvxEKM5BxLITeu0
                +B/3Dhb9iCyvMwAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "data split by another chunk", width: 24, height: 18, hash: 0x374A254CA9E41B2A,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASCAIAAADOjonJAAAAZElEQVR4nAXBR48cRQAG0K+qq7s6p9mZnVlvdAAf1sggIXFD4s6V
                v8Kv4sABiTtCQnAxCHBgd+0ZT06du6sz75HvV7fGffTJmWArMXTz8aINNJmvTIvK4/t8TpVPb7/EPUd7gs0YdAP+5/GYhwAAAAN0
                RVh0YQBi3EmiOwAAA5NJREFUOfYdPvpwgKJE+OKnn1+Z1oj2+NA9k7UskKwEB3ud+vyNfBIGrCZ1w0kyRqrg5BqNCbOEYHgdIYng
                clgcfAh3Io9ImlB6c3Rvu2x73XQqdKPKilhnUuKifcNbLb8UEbZnoBFYgX8lVEOcAfkQSYiIYzpBtTwjVJMzyi/TrMj8197FO4g6
                GxNLlRPWsqKfGRGTfu+hVfjTQtXgkiE8w/wKCgGR+/oaRO7L+rjhrF6wWkAhdU/l2EZ5xCkLgpKNZrbqd/nM9j8zgQYUKDyYFowe
                NAXzEYMUbyE9jtbPWyecSy/p4CGMWltF44WmTTS9P/fTUWHn2qGPTWnFMtzp0B8h8DG10J1ipiCqIDRQB64va8vMdVJ1Ru1z99n2
                oPxNFDOdyNXpervPls7cVgN+vR75f+jwCLIIIYPDoVH4MpIrpATmFXJDTgb76ZocDZI131Jpq8JHEGDnw1Bxt0fuYWpA40j64scH
                7e6I0Vm6mhzVcZse7cBZPLs+fByXOWtc6+ubb5ZXoLrUq8cBRIfYwxGYFihG6C0wBsFQPYLsYfJUxPrUMobaft5dbYjElloVvmMV
                yfd9KHAoQPuyipsGOxWsw7kElDBczDJoHGsBSdW262xZT1eGnR8PmXWeyXz8IjtuuPVy55C94iVXUFWwtAjtzkVSoE5ALqEWSFaw
                GkCH0iHRAm1UP7nVm4be1RvIeqdPpx13n4dZNZIbmzdJVWWpwjp3jCZFbCAJQSWUGlY6DgrkBL0DM0ZQKPx+99Hj/SPtJAovNfkO
                K2JXnbW0IsnCQCi1Aeak77E4AVmgV0GACMgITB1phSzF3rYKly1uK6Pmu/p1FyuHUOxHKlrN1sVawTreXqBQwaACyLH/AvoOixJ7
                BTFQyiBDlBESeSmZufkPFTeNhyflxaujiVMl7ZMyXgn2GA0dOVhzkN9+IJPssslKNo/t3Y0bynWhCzu27r+KMWuT3nv6HRoPuQ/q
                ta2aUWPjMLo/DV166CA0/PLr+61uUudAqyq5ToNB1hm8gCzlg70IPOBtIG48TDDicHr4HjRXGkEnGjpHaihx4acoG7zh+pYMaUva
                wUqbi1KXLuWDkjUBnZlmFAhh2UV57A5IK2wGSP6DUeODO/cOfSBnY1AJsw65Cw5HHuTUDbzjLlMfQET8l68Y5cCSqOAX6krJyjKX
                nqD0gB7JV90dD4kwxFBBzVvxEKM5BxLITeu0+B/3Dhb8KP5W6AAAAABJRU5ErkJggg==
                """),
        Fixture(
            name: "transparency twice", width: 24, height: 18, hash: 0x70D2B69493D07F9B,
            base64: """
                iVBORw0KGgoAAAANSUhEUgAAABgAAAASBAMAAACzwgOtAAAAMFBMVEX/40Ww3xb8s0zIsgn0lkL1h0r6bJbwcif/WJ//RK/sRJC6
                TPrtK3bgE3e6C6eJEc6juqeIAAAAAnRSTlMAgJsrThgAAAABdFJOUwE34ejwAAAAkElEQVR4nCXJsU0DMQAF0Od/Tu8TogSZm+Ak
                ShoXrMAIjMCYSIkYgIwQ+uBQ8NpXVun15auXrbyHjvPFpMKY1qSJ4HdPL8T/Ti0luFrWNFPSa8X8QcG2Hz6sp/EZNss9BuGco9LK
                pQhz8l20m8i27J5ux7KqeKDZEY/uGhrKcx3erifpXmPABaSCpiODgwL8AYu1HopI370eAAAAAElFTkSuQmCC
                """),
    ]
}
